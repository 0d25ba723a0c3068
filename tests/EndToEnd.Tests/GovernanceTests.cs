using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The records of the coordination mechanism as the running host keeps them.</summary>
public sealed class GovernanceTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    [Fact]
    public async Task What_the_body_records_its_readers_and_an_agencys_certifiers_read()
    {
        foreach (var agency in (string[])["dgie", "nisr"])
            Assert.Equal(HttpStatusCode.Created, await PostAsync("members", new { agency, focal = $"focal@{agency}.example", since = "2026-07-01" }));
        Assert.Equal(HttpStatusCode.Created, await PostAsync("meetings", new { type = "SteeringCommittee", date = "2026-11-20", quorum = 2, present = (string[])["dgie", "nisr"] }));
        Assert.Equal(HttpStatusCode.Created, await PostAsync("decisions",
            new { meeting = "2026-11-20-SteeringCommittee", subject = "Permits are shared", kind = "AgreementVersion", approved = "dgie/work-permits@1.0.0" }));
        Assert.Equal(HttpStatusCode.Created, await PostAsync("actions", new { subject = "Send the list of posts", owner = "dgie", due = "2020-01-31", decision = "D-2026-001" }));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("meetings", new { type = "Board", date = "2026-11-20", quorum = 2, present = (string[])["dgie"] }));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("actions", new { subject = "Send it", owner = "moh", due = "2026-12-31" }));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(HttpMethod.Put, "actions/A-2020-001", new { status = "Done" }));

        var decision = (await GetAsync("decisions"))[0];
        Assert.Equal(("D-2026-001", "AgreementVersion"), (decision.GetProperty("id").GetString(), decision.GetProperty("kind").GetString()));
        Assert.True((await GetAsync("meetings"))[0].GetProperty("isQuorate").GetBoolean());
        Assert.Equal(2, (await GetAsync("members")).GetArrayLength());
        var action = (await GetAsync("actions"))[0].GetProperty("id").GetString();
        Assert.Equal(("actions-overdue", 100d, 1), await FigureAsync(2));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(HttpMethod.Put, $"actions/{action}", new { status = "Done" }));
        Assert.Equal("notAvailable", (await GetAsync("indicators"))[2].GetProperty("state").GetString());
        using var trail = await pipeline.Http.GetAsync(new Uri("api/audit/governance/actions/verify", UriKind.Relative));
        Assert.Contains("\"isWhole\":true", await trail.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("focal@", pipeline.Log, StringComparison.Ordinal);
    }

    async Task<(string?, double, int)> FigureAsync(int place) => (await GetAsync("indicators"))[place] is var figure
        ? (figure.GetProperty("code").GetString(), figure.GetProperty("value").GetDouble(), figure.GetProperty("numerator").GetInt32())
        : default;

    Task<HttpStatusCode> PostAsync(string what, object body) => SendAsync(HttpMethod.Post, what, body);

    async Task<HttpStatusCode> SendAsync(HttpMethod method, string what, object body)
    {
        using var request = new HttpRequestMessage(method, $"api/coordination/{what}") { Content = JsonContent.Create(body) };
        request.Headers.Authorization = await pipeline.Host.SignInAsync("CoordinationApprover");
        using var answer = await pipeline.Http.SendAsync(request);
        return answer.StatusCode;
    }

    async Task<JsonElement> GetAsync(string what)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"api/coordination/{what}");
        request.Headers.Authorization = await pipeline.Host.SignInAsync("AgencyCertifier", "rssb");
        using var answer = await pipeline.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
