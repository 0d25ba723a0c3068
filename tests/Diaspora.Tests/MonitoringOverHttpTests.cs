using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Data.Tables;
using Pipeline.Audit;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Diaspora.Tests;

/// <summary>What is put on record for the indicators over HTTP, and that they say it.</summary>
public sealed class MonitoringOverHttpTests
{
    static readonly DateOnly Today = RwandaTime.DayOf(DateTimeOffset.UtcNow);

    static readonly string Period = $"{Today.Year}-Q{(Today.Month + 2) / 3}";

    [Fact]
    public async Task Outcomes_reports_and_actions_that_are_recorded_are_in_the_pack_of_the_quarter()
    {
        var storage = (await AzuriteAccount.TakeAsync()).ConnectionString;
        await using var host = await FunctionsHost.StartAsync(storage);
        var (manager, approver) = (await host.SignInAsync("DiasporaManager"), await host.SignInAsync("CoordinationApprover", "mifotra"));
        await KeepMissionAsync(new DiasporaRows(new TableServiceClient(storage), TimeProvider.System));
        await SendAsync(HttpMethod.Put, "diaspora/opportunities", new Opportunity("o-1", "investment", new("Dialysis", "Dialyse"), null, null, "43", "RDB", Today, Today.AddDays(9), "https://invest.example/1"), manager);

        // What is wrong is told, and what there is not. A control character would break the feed for all.
        await SendAsync(HttpMethod.Put, "diaspora/opportunities", new Opportunity("o-3", "job", new("Bell\a", "Cloche"), null, null, null, "RDB", Today, Today.AddDays(9), "https://jobs.example/3"), manager, HttpStatusCode.BadRequest);
        Assert.Contains("o-1", await SendAsync(HttpMethod.Get, "diaspora/opportunities?format=rss", null, null), StringComparison.Ordinal);
        OutcomeReport Outcome(int i) => new($"r-{i}", "o-1", "investment", Today, 1, 2_000_000);
        Assert.Contains("of placements nothing", await SendAsync(HttpMethod.Put, "diaspora/outcomes", Outcome(1) with { Kind = "placement" }, manager, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.Contains("before the opportunity opened", await SendAsync(HttpMethod.Put, "diaspora/outcomes", Outcome(1) with { On = Today.AddDays(-1) }, manager, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        await SendAsync(HttpMethod.Put, "diaspora/outcomes", Outcome(1) with { Opportunity = "o-2" }, manager, HttpStatusCode.NotFound);
        await SendAsync(HttpMethod.Put, "diaspora/missions/HM-1/report", new { receivedOn = Today.AddDays(1) }, manager, HttpStatusCode.BadRequest);
        await SendAsync(HttpMethod.Put, "diaspora/missions/HM-2/report", new { receivedOn = Today }, manager, HttpStatusCode.NotFound);

        for (var i = 0; i < 6; i++) await SendAsync(HttpMethod.Put, "diaspora/outcomes", Outcome(i), manager);
        // The same report once more is the same report.
        await SendAsync(HttpMethod.Put, "diaspora/outcomes", Outcome(0), manager);
        await SendAsync(HttpMethod.Put, "diaspora/missions/HM-1/report", new { receivedOn = Today }, manager);
        await SendAsync(HttpMethod.Post, "coordination/members", new { agency = "moh", focal = "migration.focal@moh.example", since = Today }, approver, HttpStatusCode.Created);
        foreach (var status in (string[])["Done", "Open", "Dropped"]) await ActAsync(status);

        using var pack = JsonDocument.Parse(await SendAsync(HttpMethod.Get, $"diaspora/indicators/{Period}", null, manager));
        string Told(string code)
        {
            var part = pack.RootElement.GetProperty("parts").EnumerateArray().Single(p => p.GetProperty("code").GetString() == code);
            return $"{part.GetProperty("value")} {part.GetProperty("numerator")} {part.GetProperty("denominator")} {part.GetProperty("status")}";
        }
        Assert.Equal(
            ["12000000   noTarget", "1 1  noTarget", "100 1 1 onTrack", "50 1 2 off"],
            ((string[])["P1.investments", "P1.published", "G1.reports", "G1.actions"]).Select(Told));
        Assert.Contains("G1.actions,governance,", await SendAsync(HttpMethod.Get, $"diaspora/indicators/{Period}?format=csv", null, manager), StringComparison.Ordinal);
        Assert.Contains("Compléments et ventilations", WebUtility.HtmlDecode(await SendAsync(HttpMethod.Get, $"diaspora/indicators/{Period}?format=html&lang=fr", null, manager)), StringComparison.Ordinal);
        // Of what has not begun nothing is told, and what came of an opportunity is not public.
        Assert.Contains("has not begun", await SendAsync(HttpMethod.Get, $"diaspora/indicators/{Today.Year + 1}-Q1", null, manager, HttpStatusCode.BadRequest), StringComparison.Ordinal);
        Assert.DoesNotContain("2000000", await SendAsync(HttpMethod.Get, "diaspora/opportunities", null, null), StringComparison.Ordinal);

        async Task ActAsync(string status)
        {
            var action = await SendAsync(HttpMethod.Post, "coordination/actions", new { subject = "Equip two wards", owner = "moh", due = Today }, approver, HttpStatusCode.Created);
            var id = JsonElement.Parse(action).GetProperty("id").GetString();
            if (status != "Open") await SendAsync(HttpMethod.Put, $"coordination/actions/{id}", new { status }, approver);
        }

        async Task<string> SendAsync(HttpMethod method, string path, object? body, AuthenticationHeaderValue? by, HttpStatusCode expected = HttpStatusCode.OK)
        {
            using var message = new HttpRequestMessage(method, $"api/{path}") { Headers = { Authorization = by } };
            if (body is not null) message.Content = JsonContent.Create(body, body.GetType(), options: Documents.Json);
            using var answer = await host.Http.SendAsync(message);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == expected, $"{method} {path}: {answer.StatusCode} {text}");
            return text;
        }
    }

    static Task KeepMissionAsync(DiasporaRows rows)
    {
        var mission = new Mission("HM-1", "FR-1", "k1", "KAB", "onsite", MissionStatus.Completed, Today, Today, Today, Today, 1, Today, Today, 1, ReportDue: Today);
        return rows.WriteAsync<Mission>(Kept.Missions, mission.Id, _ => (mission, AuditEntry.Of("test", DiasporaEvent.Recorded, mission.Id)), default);
    }
}
