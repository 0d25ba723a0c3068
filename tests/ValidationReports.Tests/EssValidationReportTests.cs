using System.Text.Json;

namespace Pipeline.ValidationReports.Tests;

/// <summary>The shape is the JSON schema of the ESS validation report 1.0.0, said again here property by property.</summary>
public class EssValidationReportTests
{
    static async Task<(CheckedFile File, JsonElement Items)> WriteAsync(CheckedFile file)
    {
        var stream = new MemoryStream();
        await using (var ess = new EssValidationReport(stream, CheckedFile.WorkPermits, new(2026, 11, 5, 8, 0, 0, TimeSpan.Zero)))
        {
            foreach (var finding in file.Findings) await ess.AddAsync(finding, default);
            await ess.CompleteAsync(file.Report, default);
        }
        return (file, JsonDocument.Parse(stream.ToArray()).RootElement);
    }

    [Fact]
    public async Task Every_item_has_the_agreed_shape()
    {
        var (_, items) = await WriteAsync(await CheckedFile.OfSampleAsync("dgie/work-permits", "2026-10"));
        Assert.Equal(JsonValueKind.Array, items.ValueKind);
        Assert.All(items.EnumerateArray(), item =>
        {
            var isValidation = item.GetProperty("type").GetString() == "validation";
            Assert.Equal(["id", "type", "event", isValidation ? "rule" : "aggregate", "data", "value"], item.EnumerateObject().Select(p => p.Name));
            Assert.Equal("2026-11-05T08:00:00Z", item.GetProperty("event").GetProperty("time").GetString());
            Assert.NotEmpty(item.GetProperty("event").GetProperty("actor").GetString()!);
            var rule = item.GetProperty(isValidation ? "rule" : "aggregate");
            Assert.NotEmpty(rule.GetProperty("language").GetString()!);
            Assert.NotEmpty(rule.GetProperty("expression").GetString()!);
            if (isValidation) Assert.Contains(rule.GetProperty("severity").GetString(), (string[])["information", "warning", "error"]);
            foreach (var list in (string[])["source", "target"])
                Assert.All(item.GetProperty("data").GetProperty(list).EnumerateArray(), text => Assert.Equal(JsonValueKind.String, text.ValueKind));
            Assert.Contains(item.GetProperty("value").GetString(), (string[])["0", "1", "NA"]);
        });
        Assert.Equal(items.GetArrayLength(), items.EnumerateArray().Select(i => i.GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task Failures_are_single_and_every_rule_is_summed_up()
    {
        var (file, items) = await WriteAsync(await CheckedFile.OfSampleAsync("dgie/work-permits", "2026-10"));
        var validations = items.EnumerateArray().Where(i => i.GetProperty("type").GetString() == "validation").ToList();
        Assert.Equal(file.Findings.Count, validations.Count);
        Assert.All(validations, v => Assert.Equal("0", v.GetProperty("value").GetString()));
        Assert.Equal(["rw.dgie.work-permits 1.0.0", "nationality", "12", "W***********"], Target(validations.Single(v => Target(v)[2] == "12")));

        var values = items.EnumerateArray().Where(i => i.GetProperty("type").GetString() == "aggregation").GroupBy(i => i.GetProperty("value").GetString())
            .ToDictionary(g => g.Key!, g => g.Count());
        Assert.Equal(file.Report.Rules.Count(r => r.Failed > 0), values["0"]);
        Assert.Equal(file.Report.Rules.Count(r => r.Failed == 0), values["1"]);
        Assert.Equal(file.Report.NotEvaluated.Count, values.GetValueOrDefault("NA"));
    }

    [Fact]
    public async Task What_was_not_evaluated_has_no_value()
    {
        var (file, items) = await WriteAsync(await CheckedFile.OfPermitsAsync("<html>"));
        Assert.NotEmpty(file.Report.NotEvaluated);
        Assert.Equal("NA", items.EnumerateArray().Single(i => i.TryGetProperty("aggregate", out var a) && a.GetProperty("expression").GetString() == "all(key.unique)")
            .GetProperty("value").GetString());
    }

    static List<string> Target(JsonElement item) => [.. item.GetProperty("data").GetProperty("target").EnumerateArray().Select(t => t.GetString()!)];
}
