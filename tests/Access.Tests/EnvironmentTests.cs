using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Pipeline.Testing;

namespace Pipeline.Access.Tests;

/// <summary>What the functions do with each environment's settings, as processes of their own.</summary>
public sealed class EnvironmentTests(InboxFixture storage) : IClassFixture<InboxFixture>
{
    static readonly Dictionary<string, string> Production = new()
    {
        ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Production",
        ["Access__DevelopmentIssuer"] = "",
        ["Access__Authority"] = "https://127.0.0.1:1/",
        ["Access__Audience"] = TestAuthority.Audience,
    };

    [Theory]
    [InlineData("Access__DevelopmentIssuer", "true", "Take the setting away")]
    [InlineData("Access__Authority", "", "Set Access__Authority")]
    [InlineData("Access__Audience", "", "Set Access__Authority")]
    [InlineData("UploadTickets__Minutes", "600", "UploadTickets__Minutes is 600")]
    public async Task Outside_development_it_does_not_start_with_what_would_let_anybody_in(string setting, string value, string says)
    {
        var problem = await Assert.ThrowsAsync<InvalidOperationException>(async () => await StartAsync(new(Production) { [setting] = value }));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_development_there_is_no_development_issuer_and_an_issuer_that_is_away_is_said_to_be()
    {
        await using var host = await StartAsync(Production);
        foreach (var path in (string[])["api/dev/.well-known/openid-configuration", "api/dev/jwks"])
        {
            using var answer = await host.Http.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        using var token = await host.Http.PostAsJsonAsync("api/dev/token", new { role = "Operator" });
        Assert.Equal(HttpStatusCode.NotFound, token.StatusCode);

        using var authority = new TestAuthority();
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/health/checks") { Headers = { { "Authorization", $"Bearer {authority.Token(Role.Operator, null)}" } } };
        using var unknown = await host.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unknown.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(30), unknown.Headers.RetryAfter!.Delta);
        Assert.Contains("issuer of tokens does not answer", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_development_with_nothing_set_nobody_is_let_in()
    {
        await using var host = await StartAsync(new() { ["Access__DevelopmentIssuer"] = "" });
        using var authority = new TestAuthority();
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/health/checks") { Headers = { { "Authorization", $"Bearer {authority.Token(Role.Operator, null)}" } } };
        using var answer = await host.Http.SendAsync(request);
        using var token = await host.Http.PostAsJsonAsync("api/dev/token", new { role = "Operator" });
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.NotFound), (answer.StatusCode, token.StatusCode));
    }

    [Fact]
    public async Task The_development_issuer_gives_tokens_to_this_machine_and_to_no_name_that_points_at_it()
    {
        await using var host = await StartAsync([]);
        var discovery = await host.Http.GetFromJsonAsync<JsonElement>("api/dev/.well-known/openid-configuration");
        var keys = await host.Http.GetFromJsonAsync<JsonElement>(discovery.GetProperty("jwks_uri").GetString());
        Assert.Equal(["EC"], keys.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kty").GetString()));
        Assert.False(keys.GetProperty("keys")[0].TryGetProperty("d", out _));

        foreach (var (body, expected) in new (object, HttpStatusCode)[]
        {
            (new { role = "Operator" }, HttpStatusCode.OK), (new { role = "AgencySubmitter", agency = "dgie" }, HttpStatusCode.OK),
            (new { role = "King" }, HttpStatusCode.BadRequest), (new { role = "7" }, HttpStatusCode.BadRequest), (new { agency = "dgie" }, HttpStatusCode.BadRequest),
            (new { role = "Operator", agency = "No Name" }, HttpStatusCode.BadRequest), ("Operator", HttpStatusCode.BadRequest),
        })
        {
            using var answer = await host.Http.PostAsJsonAsync("api/dev/token", body);
            Assert.Equal(expected, answer.StatusCode);
        }
        using var rebound = new HttpRequestMessage(HttpMethod.Post, "api/dev/token") { Content = JsonContent.Create(new { role = "Operator" }), Headers = { Host = "attacker.example" } };
        using var refused = await host.Http.SendAsync(rebound);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task The_platforms_headers_name_the_caller_where_the_platform_says_that_it_writes_them()
    {
        await using var host = await StartAsync(new() { ["WEBSITE_AUTH_ENABLED"] = "True" });
        async Task<HttpStatusCode> AskAsync(string role, string? token = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "api/submissions/dgie-00000000000000000000");
            foreach (var (name, value) in ForgedHeaders.For([role], "dgie")) request.Headers.Add(name, value);
            if (token is not null) request.Headers.Add("Authorization", $"Bearer {token}");
            using var client = new HttpClient { BaseAddress = host.Http.BaseAddress };
            using var answer = await client.SendAsync(request);
            return answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.NotFound, await AskAsync("AgencyCertifier"));
        Assert.Equal(HttpStatusCode.Forbidden, await AskAsync("Statistician"));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync("AgencyCertifier", token: "x.y.z"));
    }

    Task<FunctionsHost> StartAsync(Dictionary<string, string> settings) => FunctionsHost.StartAsync(storage.ConnectionString, settings: settings);
}
