using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Testing;

namespace Pipeline.Protection.Tests;

/// <summary>The runbooks as they are written, and the routes that they use, against the running functions.</summary>
public sealed class RunbookTests(RunningProtection running) : IClassFixture<RunningProtection>
{
    [Fact]
    public async Task The_runbook_of_a_breach_can_be_followed_as_written()
    {
        await running.DeliverAsync("dgie/work-permits/2026-10/breach.csv", People.Permits("KEN-Y7654321"));
        using var runbook = new Runbook("breach.md");
        var told = await runbook.RunAsync(running.Host);
        Assert.Contains("\"state\":\"Closed\"", told, StringComparison.Ordinal);
        Assert.Contains("\"Notified\"", told, StringComparison.Ordinal);
        var persons = Regex.Match(told, "\"incident\":\"[^\"]*\",\"persons\":([0-9]+)");
        Assert.NotEqual("0", persons.Groups[1].Value);
    }

    [Fact]
    public async Task The_runbook_of_a_request_can_be_followed_as_written()
    {
        await running.DeliverAsync("dgie/border-crossings/2026-10/request.csv", People.Crossings());
        using var runbook = new Runbook("subject-request.md");
        var told = await runbook.RunAsync(running.Host, ("PERSON", People.Passport));
        Assert.Contains("\"rows\": 1", told, StringComparison.Ordinal);
        Assert.DoesNotContain(People.Passport, told, StringComparison.Ordinal);
        Assert.DoesNotContain(People.Passport, running.Host.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_is_for_the_agency_that_was_asked_alone_and_each_download_is_an_event()
    {
        await running.DeliverAsync("dgie/returns/2026-10/export.csv", People.Returns());
        using var asked = await SendAsync("AgencyCertifier", "dgie", HttpMethod.Post, "api/subject-requests", new
        {
            kind = "Export",
            receivedOn = "2026-11-01",
            identityCheck = "OnlineIdentity",
            identifiers = new[] { new { domain = "person", value = People.Number } },
        });
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var id = (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        await Eventually.IsTrueAsync(async () => (await running.Host.Http.GetStringAsync(new Uri($"api/subject-requests/{id}", UriKind.Relative))).Contains("\"Answered\"", StringComparison.Ordinal), () => running.Host.Log);

        var file = $"api/subject-requests/{id}/files/dgie-returns.jsonl";
        foreach (var (role, agency, status) in ((string, string?, HttpStatusCode)[])
            [("AgencyCertifier", "dgie", HttpStatusCode.OK), ("AgencyCertifier", "nisr", HttpStatusCode.Forbidden), ("Operator", null, HttpStatusCode.Forbidden)])
        {
            using var answer = await SendAsync(role, agency, HttpMethod.Get, file);
            Assert.Equal(status, answer.StatusCode);
        }
        var events = await running.Host.Http.GetStringAsync(new Uri("api/audit/subjectrequests/dgie", UriKind.Relative));
        Assert.Single(Regex.Matches(events, "\"Downloaded\""));
        Assert.DoesNotContain(People.Number, events, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identifier_that_is_none_is_masked_and_an_incident_is_nobody_elses()
    {
        using var wrong = await SendAsync("AgencyCertifier", "dgie", HttpMethod.Post, "api/subject-requests", new
        {
            kind = "Export",
            receivedOn = "2026-11-01",
            identityCheck = "OnlineIdentity",
            identifiers = new[] { new { domain = "person", value = "KEN-A00" } },
        });
        var told = await wrong.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("xxx*x99", told, StringComparison.Ordinal);
        Assert.DoesNotContain("KEN-A00\"", told, StringComparison.Ordinal);

        using var reported = await SendAsync("AgencyCertifier", "dgie", HttpMethod.Post, "api/incidents", new
        {
            discoveredAt = "2026-10-05T08:00:00Z",
            kind = "Loss",
            datasets = new[] { "dgie/work-permits" },
            highRisk = false,
            description = "A disk is gone.",
        });
        Assert.Equal(HttpStatusCode.Created, reported.StatusCode);
        var incident = (await reported.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        using var other = await SendAsync("AgencyCertifier", "rssb", HttpMethod.Get, $"api/incidents/{incident}");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
        await Eventually.IsTrueAsync(async () => (await running.Host.Http.GetStringAsync(new Uri("api/coordination/notices?agency=dgie", UriKind.Relative)))
            .Contains($"Incident {incident}", StringComparison.Ordinal), () => running.Host.Log);
    }

    async Task<HttpResponseMessage> SendAsync(string role, string? agency, HttpMethod verb, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(verb, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = await running.Host.SignInAsync(role, agency);
        return await running.Host.Http.SendAsync(request);
    }
}
