using System.Net;
using System.Text.Json;

namespace Pipeline.LabourMarketTestCases.Tests;

/// <summary>What officers decide and employers see.</summary>
[Collection(RunningTests.Collection)]
public sealed class DecisionsOverHttpTests(RunningTests running)
{
    [Fact]
    public async Task An_officer_decides_another_hears_the_appeal_and_every_figure_counts_once()
    {
        var (_, lodged) = await running.LodgeAsync(RunningTests.With("D-1", g => g with { Adverts = [] }));
        var (id, seen) = (RunningTests.Text(lodged, "id"), RunningTests.Text(lodged, "recommendation.recordSha256"));
        Assert.Equal("Refuse", RunningTests.Text(lodged, "recommendation.recommendation"));
        Assert.Equal(409, (await running.SendAsync("POST", $"/{id}/appeal", new { ground = "FactsWrong", on = "2026-01-01" })).Status);
        Assert.Equal(409, (int)(await running.AskAsync("GET", $"/{id}/letter", null, running.Officer)).StatusCode);
        Assert.Equal(412, (await running.SendAsync("PUT", $"/{id}/decision", new { outcome = "Refuse", reason = "AsRecommended", record = new string('0', 64) })).Status);
        Assert.Equal(400, (await running.SendAsync("PUT", $"/{id}/decision", new { outcome = "Approve", reason = "AsRecommended", record = seen })).Status);
        Assert.Equal(400, (await running.SendAsync("PUT", $"/{id}/decision", new { outcome = "Refer", reason = "EvidenceSeen", record = seen })).Status);

        var (status, decided) = await running.SendAsync("PUT", $"/{id}/decision", new { outcome = "Refuse", reason = "AsRecommended", record = seen });
        Assert.Equal((200, "Decided", "False"), (status, RunningTests.Text(decided, "state"), $"{decided.GetProperty("decisions")[0].GetProperty("isOverride")}"));
        Assert.Equal(409, (await running.LodgeAsync(RunningTests.Golden("D-1"))).Status);
        foreach (var (language, says) in ((string, string)[])[("en", "How to appeal"), ("fr", "Comment faire recours")])
        {
            using var letter = await running.AskAsync("GET", $"/{id}/letter?lang={language}", null, running.Officer);
            var page = await letter.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.OK, letter.StatusCode);
            Assert.Contains(says, page, StringComparison.Ordinal);
            Assert.Contains("ADVERT_TOO_SHORT", page, StringComparison.Ordinal);
            Assert.Contains(RunningTests.Text(decided, "clocks.appealUntil"), page, StringComparison.Ordinal);
        }

        // What is not confirmed is marked in the case, its record and what the employer is told.
        Assert.Equal(("False", "False"), (RunningTests.Text(decided, "recommendation.isConfirmed"), RunningTests.Text(decided, "record.isConfirmed")));
        Assert.Contains("AD-110", decided.GetProperty("record").GetProperty("unconfirmed").EnumerateArray().Select(n => $"{n}"));
        Assert.Equal("Recommended: refuse.", RunningTests.Text(decided, "record.recommendationTexts.en"));
        using var told = await running.AskAsync("GET", $"/{id}/status", null, null, ("Status-Key", RunningTests.Text(lodged, "statusKey")));
        Assert.Equal(("Refuse", "False", ""), (RunningTests.Text(JsonElement.Parse(await told.Content.ReadAsStringAsync()), "outcome"),
            RunningTests.Text(JsonElement.Parse(await told.Content.ReadAsStringAsync()), "isConfirmed"), RunningTests.Text(JsonElement.Parse(await told.Content.ReadAsStringAsync()), "fee")));

        var today = RunningTests.Text(decided, "receivedOn");
        Assert.Equal("Appealed", RunningTests.Text((await running.SendAsync("POST", $"/{id}/appeal", new { ground = "EvidenceOverlooked", on = today })).Body, "state"));
        Assert.Equal(403, (await running.SendAsync("PUT", $"/{id}/appeal/decision", new { uphold = true })).Status);
        Assert.Equal("Reopened", RunningTests.Text((await running.SendAsync("PUT", $"/{id}/appeal/decision", new { uphold = true }, running.OtherOfficer)).Body, "state"));
        var grant = new { outcome = "ApproveWithConditions", reason = "AppealUpheld", record = seen };
        Assert.Equal(403, (await running.SendAsync("PUT", $"/{id}/decision", grant)).Status);
        var (_, granted) = await running.SendAsync("PUT", $"/{id}/decision", grant, running.OtherOfficer);
        var given = granted.GetProperty("decisions")[1];
        Assert.Equal(("True", "H2", "UNDERSTUDY_MISSING"), (RunningTests.Text(given, "isOverride"), RunningTests.Text(given, "permitClass"), $"{given.GetProperty("conditions")[0].GetProperty("reason")}"));
        var day = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(($"{day.AddMonths(24).AddDays(-1):yyyy-MM-dd}", $"{day.AddDays(60):yyyy-MM-dd}"), (RunningTests.Text(given, "validTo"), $"{given.GetProperty("conditions")[0].GetProperty("due")}"));
        var (_, met) = await running.SendAsync("PUT", $"/{id}/conditions/ST-410", null, running.OtherOfficer);
        Assert.Equal(today, $"{met.GetProperty("decisions")[1].GetProperty("conditions")[0].GetProperty("metOn")}");

        var (_, figures) = await running.SendAsync("GET", "/statistics");
        int Sum(string of) => figures.GetProperty("rows").EnumerateArray().Sum(r => r.GetProperty(of).GetInt32());
        Assert.Equal(decimal.Round((decimal)Sum("overrides") / (Sum("cases") - Sum("referred")), 6), figures.GetProperty("overrideRate").GetDecimal());
        Assert.InRange(figures.GetProperty("overrideRate").GetDecimal(), 0.000001m, 0.999999m);
        var own = figures.GetProperty("rows").EnumerateArray().Where(r => RunningTests.Text(r, "occupationGroup") == "251" && RunningTests.Text(r, "month") == today[..7]).ToList();
        Assert.Contains(own, r => (RunningTests.Text(r, "outcome"), RunningTests.Text(r, "reasonCode"), RunningTests.Text(r, "overrides"), RunningTests.Text(r, "late")) == ("Refuse", "ADVERT_TOO_SHORT", "0", "1"));
        Assert.Contains(own, r => (RunningTests.Text(r, "outcome"), RunningTests.Text(r, "reasonCode"), RunningTests.Text(r, "overrides"), RunningTests.Text(r, "days")) == ("ApproveWithConditions", "AppealUpheld", "1", "0"));

        using var verified = new HttpRequestMessage(HttpMethod.Get, $"api/audit/labourmarkettests/cases-{id[0]}/verify") { Headers = { Authorization = running.Approver } };
        Assert.Contains("\"iswhole\":true", (await (await running.Host.Http.SendAsync(verified)).Content.ReadAsStringAsync()).Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_referred_case_is_no_override_and_does_not_stand_in_the_rate()
    {
        var (_, before) = await running.SendAsync("GET", "/statistics");
        var (_, lodged) = await running.LodgeAsync(RunningTests.With("O-1", g => g with { PermitClass = "V4" }));
        var (id, seen) = (RunningTests.Text(lodged, "id"), RunningTests.Text(lodged, "recommendation.recordSha256"));
        Assert.Equal("Refer", RunningTests.Text(lodged, "recommendation.recommendation"));
        var (status, decided) = await running.SendAsync("PUT", $"/{id}/decision", new { outcome = "Approve", reason = "ReferredToOfficer", record = seen, permitClass = "H2", validityMonths = 24 });
        Assert.Equal((200, "False"), (status, $"{decided.GetProperty("decisions")[0].GetProperty("isOverride")}"));
        var (_, after) = await running.SendAsync("GET", "/statistics");
        int Referred(JsonElement of) => of.GetProperty("rows").EnumerateArray().Sum(r => r.GetProperty("referred").GetInt32());
        Assert.Equal(Referred(before) + 1, Referred(after));
        Assert.Equal($"{before.GetProperty("overrideRate")}", $"{after.GetProperty("overrideRate")}");
    }

    [Fact]
    public async Task A_citizen_of_a_partner_state_is_refused_for_a_reason_of_the_protocol_only()
    {
        var (_, lodged) = await running.LodgeAsync(RunningTests.With("E-1", g => g with { Nationalities = ["KEN"], Post = g.Post! with { PublicService = true } }));
        var (id, seen) = (RunningTests.Text(lodged, "id"), RunningTests.Text(lodged, "recommendation.recordSha256"));
        var (status, problem) = await running.SendAsync("PUT", $"/{id}/decision", new { outcome = "Refuse", reason = "AsRecommended", record = seen });
        Assert.Equal(400, status);
        Assert.Contains("PublicService", RunningTests.Text(problem, "expected"), StringComparison.Ordinal);
        Assert.Equal(200, (await running.SendAsync("PUT", $"/{id}/decision", new { outcome = "Refuse", reason = "PublicService", record = seen })).Status);
    }

    [Fact]
    public async Task The_employer_sees_the_status_with_the_key_alone_and_late_cases_are_alerts()
    {
        var (_, lodged) = await running.LodgeAsync(RunningTests.With("S-1", g => g with { Nationalities = ["TZA"], EntryDate = new(2025, 3, 3) }));
        var (id, key) = (RunningTests.Text(lodged, "id"), RunningTests.Text(lodged, "statusKey"));
        using var status = await running.AskAsync("GET", $"/{id}/status", null, null, ("Status-Key", key));
        var told = JsonElement.Parse(await status.Content.ReadAsStringAsync());
        Assert.Equal(("Open", "2025-07-20"), (RunningTests.Text(told, "state"), RunningTests.Text(told, "decisionDue")));
        Assert.DoesNotContain("TZA", $"{told}", StringComparison.Ordinal);
        foreach (var wrong in (string[])[new('0', 32), "x"])
        {
            using var refused = await running.AskAsync("GET", $"/{id}/status", null, null, ("Status-Key", wrong));
            Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        }
        var (_, alerts) = await running.SendAsync("GET", "/alerts");
        var own = alerts.GetProperty("alerts").EnumerateArray().Where(a => RunningTests.Text(a, "id") == id).Select(a => RunningTests.Text(a, "kind")).Order(StringComparer.Ordinal);
        Assert.Equal(["DecisionOverdue", "FiledLate"], own);
    }
}
