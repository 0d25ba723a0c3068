using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Parquet;
using Parquet.Schema;

namespace Pipeline.Diaspora.Tests;

/// <summary>The pack in its forms: every figure and group in each, with numerator, denominator, period, target and status.</summary>
public class PackTests
{
    static readonly IndicatorPack Pack = IndicatorPack.Of(
        "2026-Q4",
        IndicatorTests.Facts() with
        {
            Experts = [.. Enumerable.Range(0, 20).Select(i => ProgrammeTests.Someone($"k{i}"))],
            Beneficiaries = [.. Enumerable.Range(0, 30).Select(i => new Beneficiary($"b{i}", "M", i < 10 ? "doctor" : "nurse", "F", "KAB", 12, 40, 70, null, null, true))],
            Governance = new(1, 2, 3, 4),
        },
        IndicatorPlan.ReadDefault(), new CountProtection(new byte[32]));

    [Fact]
    public void The_pack_has_21_indicators_their_further_figures_and_their_groups()
    {
        Assert.Equal(21, Pack.Rows.Count);
        Assert.Equal(
            ["C2.response", "C3.experts", "D1.answered", "E1.hour", "G1.actions", "G1.reports", "O1 country DEU", "O1 sex F", "O1 specialty GSURG", "O9 cadre doctor", "O9 cadre nurse", "O9 sex F", "O9.hours",
                "P1.investments", "P1.placements", "P1.published"],
            Pack.Parts.Select(r => $"{r.Code} {r.By} {r.Member}".TrimEnd()).Order(StringComparer.Ordinal));
        var actions = Pack.Parts.Single(r => r.Code == "G1.actions");
        Assert.Equal((75.0, 3.0, 4.0, 90.0, "atRisk", "2026-Q4"), (actions.Value!.Value, actions.Numerator!.Value, actions.Denominator!.Value, actions.Target!.Value, actions.Status, actions.Period));
        Assert.All(Pack.Rows.Concat(Pack.Parts), r => Assert.True(r.Value is not null || r is { Status: "notAvailable", Reason: not null }, r.Code));
    }

    [Fact]
    public async Task Json_csv_and_parquet_say_the_same_of_each()
    {
        PackRow[] rows = [.. Pack.Rows, .. Pack.Parts];
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(Pack, Documents.Json));
        var told = ((string[])["rows", "parts"]).SelectMany(part => json.RootElement.GetProperty(part).EnumerateArray())
            .Select(r => $"{r.GetProperty("code")} {r.GetProperty("by")} {r.GetProperty("member")} {r.GetProperty("value")} {r.GetProperty("numerator")} {r.GetProperty("denominator")} {r.GetProperty("target")} {r.GetProperty("status")}").ToList();
        Assert.Equal(rows.Length, told.Count);

        var lines = PackTable.ToCsv(Pack).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var heads = lines[0].Split(',').ToList();
        string Cell(string line, string name) => line.Split(',')[heads.IndexOf(name)];
        Assert.Equal(told, lines[1..].Select(Unquoted).Select(l => $"{Cell(l, "code")} {Cell(l, "by")} {Cell(l, "member")} {Cell(l, "value")} {Cell(l, "numerator")} {Cell(l, "denominator")} {Cell(l, "target")} {Cell(l, "status")}"));

        using var file = new MemoryStream(await PackTable.ToParquetAsync(Pack, default));
        await using var reader = await ParquetReader.CreateAsync(file);
        using var group = reader.OpenRowGroupReader(0);
        Assert.Equal(heads, reader.Schema.GetDataFields().Select(f => f.Name));
        var (codes, members, values) = (new string?[rows.Length], new string?[rows.Length], new double?[rows.Length]);
        DataField Field(string name) => reader.Schema.GetDataFields().Single(f => f.Name == name);
        await group.ReadAsync(Field("code"), codes.AsMemory());
        await group.ReadAsync(Field("member"), members.AsMemory());
        await group.ReadAsync<double>(Field("value"), values.AsMemory());
        Assert.Equal(rows.Select(r => (r.Code, r.Member, r.Value)), codes.Zip(members, values).Select(r => (r.First!, r.Second, r.Third)));

        static string Unquoted(string line) => string.Concat(line.Split('"').Select((part, i) => i % 2 == 0 ? part : part.Replace(',', ';')));
    }

    [Theory]
    [InlineData(false, "fewer than five are behind it", "cadre nurse")]
    [InlineData(true, "moins de cinq sont derrière ce chiffre", "catégorie nurse")]
    public void The_page_to_print_is_well_formed_and_has_every_figure_with_its_parts_and_why_there_is_none(bool isFrench, string reason, string group)
    {
        var page = PackPage.ToHtml(Pack, isFrench);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        var html = XDocument.Parse(page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal).Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal));
        var tables = html.Descendants("tbody").Select(t => t.Elements("tr").Select(r => r.Elements().Select(c => c.Value).ToList()).ToList()).ToList();
        Assert.Equal([21, Pack.Parts.Count], tables.Select(t => t.Count));
        static string Shown(double? n) => n?.ToString("0.##", CultureInfo.InvariantCulture) ?? "–";
        Assert.Equal(
            Pack.Rows.Concat(Pack.Parts).Select(r => $"{r.Code} {Shown(r.Value)} {Shown(r.Numerator)} {Shown(r.Denominator)} {Shown(r.Target)}"),
            tables.SelectMany(t => t).Select(r => $"{r[0]} {r[2]} {r[3]} {r[4]} {r[5]}"));
        Assert.Contains(WebUtility.HtmlEncode(group), page, StringComparison.Ordinal);
        Assert.NotEmpty(html.Descendants("svg"));
        var few = PackPage.ToHtml(IndicatorPack.Of("2026-Q4", IndicatorTests.Facts(), IndicatorPlan.ReadDefault(), new CountProtection(new byte[32])), isFrench);
        Assert.Contains(WebUtility.HtmlEncode(reason), few, StringComparison.Ordinal);
    }
}
