using System.Text;
using System.Text.Json;
using Pipeline.Protocols;

namespace Pipeline.Validation.Tests;

public class ReportTests
{
    static string Rows(int count, Func<int, string> change) =>
        TestProtocol.Header + "\n" + string.Concat(Enumerable.Range(1, count).Select(i => change(i).Replace("WP0000000001", $"WP{i:0000000000}") + "\n"));

    [Fact]
    public async Task One_root_cause_is_one_finding()
    {
        var drop = await Drop.OfRowsAsync(TestProtocol.Row.Replace("1250.50", "-lots"));
        Assert.Equal(("wage.type", "type-error", 1, 2L, 1L, "H2", "-lots"),
            (drop.Only.RuleId, drop.Only.Code, drop.Only.Level, drop.Only.Line, drop.Only.Record, drop.Only.Cell, drop.Only.Value));
    }

    [Fact]
    public async Task Findings_come_in_the_order_of_rows_and_columns()
    {
        var drop = await Drop.OfAsync(Rows(3_000, i => i % 2 == 0 ? "bad" : TestProtocol.Row.Replace("KEN", "XXX").Replace("1990", "1").Replace("0.5", "7")));
        var order = drop.Findings.Select(f => (f.Record!.Value, f.Cell?[0])).ToList();
        Assert.Equal(order.Order(), order);
        Assert.Equal(1_000, order.Count);
    }

    [Fact]
    public async Task Counts_go_on_when_storing_ends()
    {
        var drop = await Drop.OfAsync(Rows(5_000, _ => TestProtocol.Row.Replace("KEN", "XXX")));
        Assert.Equal((1_000, new Truncation(1_000, 5_000)), (drop.Findings.Count, drop.Report.Truncated));
        var rule = drop.Report.Rules.Single(r => r.RuleId == "country.codelist");
        Assert.Equal((5_000, 5_000, 4_990), (rule.Evaluated, rule.Failed, rule.Omitted));
        Assert.Equal(Enumerable.Range(2, 10).Select(i => (long)i), rule.FirstLines);
        var group = Assert.Single(drop.Report.Values);
        Assert.Equal(("country.codelist", "country", "XXX", 5_000), (group.RuleId, group.Column, group.Value, group.Count));
        Assert.Equal([2L, 3L, 4L], group.FirstLines);
    }

    [Fact]
    public async Task The_commonest_wrong_values_come_first()
    {
        var drop = await Drop.OfAsync(Rows(100, i => TestProtocol.Row.Replace("KEN", i % 2 == 0 ? "UK" : $"x{i % 3}")));
        Assert.Equal(["UK", "x"], drop.Report.Values.Select(v => v.Value.TrimEnd('0', '1', '2')).Distinct());
        Assert.Equal(drop.Report.Values.OrderByDescending(v => v.Count), drop.Report.Values);
        Assert.Equal("Did you mean GBR (United Kingdom)?", drop.Report.Values.First(v => v.Value == "UK").Fix.En);
    }

    [Fact]
    public async Task Evaluated_counts_leave_out_what_was_not_put_to_a_rule()
    {
        var drop = await Drop.OfAsync(Rows(4, i => i switch
        {
            1 => TestProtocol.Row.Replace("1250.50", ""),
            2 => TestProtocol.Row.Replace("1250.50", "x"),
            3 => TestProtocol.Row.Replace("1250.50", "-1"),
            _ => TestProtocol.Row,
        }));
        (long, long) Counts(string id) => drop.Report.Rules.Where(r => r.RuleId == id).Select(r => (r.Evaluated, r.Failed)).Single();
        Assert.Equal((3, 1), Counts("wage.type"));
        Assert.Equal((2, 1), Counts("wage.minimum"));
        Assert.Equal((1, 0), Counts("wage.maximum"));
        Assert.Equal((4, 0), Counts("permit_id.required"));
        Assert.Equal((4, 0), Counts("key.unique"));
    }

    [Fact]
    public async Task Personal_values_are_nowhere_in_what_is_reported()
    {
        var drop = await Drop.OfAsync(
            Rows(1, _ => TestProtocol.Row.Replace("WP0000000001", "WPSECRET7").Replace("P1234567", "").Replace(",F,", ",HIDDEN,"))
            + "WPSECRET7,,KEN,HIDDEN,1990,H1,2026-10-05,1,0.5,true,ok,HIDDEN-EXTRA\n"
            + TestProtocol.Row + "\n" + TestProtocol.Row + "\n");
        Assert.NotEmpty(drop.Findings);
        drop.Rejected.Clear();
        var text = ReportText.Of(drop);
        foreach (var secret in (string[])["SECRET7", "HIDDEN", "P1234567", "WP0000000001"]) Assert.DoesNotContain(secret, text);
        Assert.Equal("W********", drop.Find("permit_id.pattern").Value);
    }

    [Theory]
    [InlineData("WP0000000001", Classification.Personal, "W***********")]
    [InlineData("WP0000000001", Classification.PersonalIdentifier, "W***********")]
    [InlineData("WP0000000001", Classification.Sensitive, "•••")]
    [InlineData("WP0000000001", Classification.Internal, "WP0000000001")]
    [InlineData("M", Classification.Personal, "•••")]
    [InlineData("Éloïse", Classification.Personal, "•••")]
    [InlineData("", Classification.Personal, "")]
    [InlineData("A name far longer than fifteen letters", Classification.Personal, "A***************")]
    public void Values_are_masked_as_their_class_demands(string value, Classification classification, string shown) =>
        Assert.Equal(shown, Mask.Apply(Encoding.UTF8.GetBytes(value), classification));

    [Fact]
    public void Long_values_are_cut_between_characters()
    {
        Assert.Equal(new string('x', 79) + "…", Mask.Apply(Encoding.UTF8.GetBytes(new string('x', 79) + "éé"), Classification.Public));
        Assert.Equal(new string('x', 80), Mask.Apply(Encoding.UTF8.GetBytes(new string('x', 80)), Classification.Public));
    }

    [Fact]
    public async Task The_report_goes_through_json_and_back()
    {
        var drop = await Drop.OfRowsAsync(TestProtocol.Row.Replace("KEN", "UK"), TestProtocol.Row.Replace("0001", "0002"));
        var json = JsonSerializer.Serialize(drop.Report, ReportJson.Options);
        Assert.Contains("\"outcome\": \"AcceptedWithWarnings\"", json);
        Assert.Contains("\"period\": \"2026-10\"", json);
        Assert.Contains("\"protocolVersion\": \"1.2.3\"", json);
        Assert.Contains("\"rowsAccepted\": 1", json);
        var back = JsonSerializer.Deserialize<ValidationReport>(json, ReportJson.Options)!;
        Assert.Equal(json, JsonSerializer.Serialize(back, ReportJson.Options));
        Assert.Equal(drop.Report.Rules.Count, back.Rules.Count);
    }

    [Theory]
    [InlineData(0, "A1")]
    [InlineData(25, "Z1")]
    [InlineData(26, "AA1")]
    [InlineData(701, "ZZ1")]
    [InlineData(702, "AAA1")]
    public void Cells_are_named_as_in_a_spreadsheet(int field, string name) => Assert.Equal(name, SheetCell.Name(field, 1));
}
