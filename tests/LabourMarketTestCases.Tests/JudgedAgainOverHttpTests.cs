using System.Security.Cryptography;
using System.Text.Json;

namespace Pipeline.LabourMarketTestCases.Tests;

/// <summary>Cases that are judged again: to see that nothing changed, or what would.</summary>
[Collection(RunningTests.Collection)]
public sealed class JudgedAgainOverHttpTests(RunningTests running)
{
    [Fact]
    public async Task A_case_is_replayed_from_what_was_kept_though_list_and_pay_have_moved_on()
    {
        var (_, lodged) = await running.LodgeAsync(RunningTests.Golden("R-1"));
        var id = RunningTests.Text(lodged, "id");
        await running.PublishPayAsync("run-2", 870_000);
        using var record = await running.AskAsync("GET", $"/{id}/record", null, running.Officer);
        Assert.Equal(RunningTests.Text(lodged, "recommendation.recordSha256"), Convert.ToHexStringLower(SHA256.HashData(await record.Content.ReadAsByteArrayAsync())));
        var (_, replayed) = await running.SendAsync("GET", $"/{id}/replay");
        Assert.Equal(("True", RunningTests.Text(replayed, "kept")), (RunningTests.Text(replayed, "isSame"), RunningTests.Text(replayed, "anew")));

        var (again, same) = await running.LodgeAsync(RunningTests.Golden("R-1"));
        Assert.Equal((200, id, "1", JsonValueKind.Null), (again, RunningTests.Text(same, "id"), RunningTests.Text(same, "assessments"), same.GetProperty("statusKey").ValueKind));
        var (_, completed) = await running.LodgeAsync(RunningTests.With("R-1", g => g with { SkillsTransfer = new(1) }));
        Assert.Equal(("2", "Approve"), (RunningTests.Text(completed, "assessments"), RunningTests.Text(completed, "recommendation.recommendation")));
        Assert.StartsWith("run-2@", RunningTests.Text(completed, "record.wageTable"), StringComparison.Ordinal);
        await running.PublishPayAsync("run-1");
    }

    [Fact]
    public async Task A_simulation_says_what_would_change_and_changes_nothing()
    {
        var (_, lodged) = await running.LodgeAsync(RunningTests.With("W-1", g => g with { SubmittedAt = new(2025, 6, 19), Adverts = [g.Adverts![0] with { To = new(2025, 5, 21) }, g.Adverts[1]] }));
        Assert.Equal("Refuse", RunningTests.Text(lodged, "recommendation.recommendation"));
        await running.LodgeAsync(new("W-2"));
        using var shipped = await running.AskAsync("GET", "/rule-sets?name=RW-LMT@0.1.0", null, null);
        var document = (await shipped.Content.ReadAsStringAsync()).Replace("\"minDays\": 28", "\"minDays\": 21", StringComparison.Ordinal).Replace("\"minDays\":28", "\"minDays\":21", StringComparison.Ordinal)
            .Replace("\"0.1.0\"", "\"0.2.0\"", StringComparison.Ordinal);
        var (status, report) = await running.SendAsync("POST", "/simulations", new { document = JsonElement.Parse(document), from = "2025-06-19", to = "2025-06-19" });
        Assert.Equal((200, "1", "0"), (status, RunningTests.Text(report, "cases"), RunningTests.Text(report, "same")));
        var way = report.GetProperty("changed")[0];
        Assert.Equal(("Refuse", "ApproveWithConditions", "1"), (RunningTests.Text(way, "from"), RunningTests.Text(way, "to"), RunningTests.Text(way, "goneReasons.ADVERT_TOO_SHORT")));
        Assert.Equal(("Rule AD-110 (ADVERT_TOO_SHORT): params.minDays changes from 28 to 21.", "La règle AD-110 (ADVERT_TOO_SHORT) : params.minDays passe de 28 à 21."),
            (RunningTests.Text(report.GetProperty("rules")[0], "en"), RunningTests.Text(report.GetProperty("rules")[0], "fr")));
        (_, report) = await running.SendAsync("POST", "/simulations", new { list = "2025-06-21", from = "2025-06-19", to = "2025-06-19" });
        Assert.Equal(("Exempt", "1"), (RunningTests.Text(report.GetProperty("changed")[0], "to"), RunningTests.Text(report.GetProperty("changed")[0], "newReasons.ODL_LISTED")));
        var (_, after) = await running.SendAsync("GET", $"/{RunningTests.Text(lodged, "id")}");
        Assert.Equal(("Refuse", "1"), (RunningTests.Text(after, "recommendation.recommendation"), RunningTests.Text(after, "assessments")));
        Assert.Equal(400, (await running.SendAsync("POST", "/simulations", new { document = new { ruleSetId = "RW-LMT" } })).Status);
        var (_, diff) = await running.SendAsync("GET", "/rule-sets/diff?from=RW-LMT@0.1.0&to=RW-EAC@0.1.0");
        Assert.True(diff.GetProperty("changes").GetArrayLength() > 5);
        Assert.Equal(7, (await running.SendAsync("GET", "/outbound?occupation=2512&on=2026-01-01")).Body.GetProperty("states").GetArrayLength());
    }
}
