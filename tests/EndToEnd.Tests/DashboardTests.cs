using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>What a page of the dashboard leans on, asked of the running functions: sign-in, answers that it may read, a file put into the inbox.</summary>
public sealed class DashboardTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    const string Redirect = "http://localhost:5173/dashboard/";
    const string Verifier = "0123456789-0123456789-0123456789-0123456789";

    static readonly string Challenge = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    static readonly HttpClient Browser = new(new HttpClientHandler { AllowAutoRedirect = false });

    static readonly Dictionary<string, string> Asked = new()
    {
        ["response_type"] = "code",
        ["client_id"] = "dashboard",
        ["redirect_uri"] = Redirect,
        ["scope"] = "openid",
        ["state"] = "s1",
        ["nonce"] = "n1",
        ["code_challenge"] = Challenge,
        ["code_challenge_method"] = "S256",
    };

    string Own => pipeline.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task Whoever_chooses_to_be_a_clerk_gets_the_clerks_token_and_no_second_one()
    {
        var metadata = await Browser.GetFromJsonAsync<JsonElement>($"{Own}/api/dev/.well-known/openid-configuration");
        using var page = await Browser.GetAsync($"{metadata.GetProperty("authorization_endpoint").GetString()}?{await Query(Asked).ReadAsStringAsync()}");
        var html = await page.Content.ReadAsStringAsync();
        Assert.Matches("^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'self' http://localhost:5173; frame-ancestors 'none'$", Csp(page));
        Assert.Contains("value=\"AgencySubmitter dgie\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"Operator\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);

        using var chosen = await ChooseAsync("AgencySubmitter dgie");
        Assert.Equal(HttpStatusCode.SeeOther, chosen.StatusCode);
        Assert.StartsWith($"{Redirect}?code=", chosen.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);
        var told = HttpUtility.ParseQueryString(chosen.Headers.Location.Query);
        Assert.Equal("s1", told["state"]);

        using var answer = await ExchangeAsync(told["code"]!);
        var tokens = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("\"nonce\":\"n1\"", Claims(tokens.GetProperty("id_token")), StringComparison.Ordinal);
        Assert.Contains("\"aud\":\"dashboard\"", Claims(tokens.GetProperty("id_token")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await CalendarAsync("dgie", tokens));
        Assert.Equal(HttpStatusCode.Forbidden, await CalendarAsync("nisr", tokens));

        using var again = await ExchangeAsync(told["code"]!);
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_grant"), (again.StatusCode, (await again.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString()));
        Assert.DoesNotContain(told["code"]!, pipeline.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistake_is_told_to_the_program_only_where_the_program_is_of_this_machine()
    {
        using var back = await AskAsync(new(Asked) { ["code_challenge_method"] = "plain" });
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.StartsWith($"{Redirect}?error=invalid_request&", back.Headers.Location!.AbsoluteUri, StringComparison.Ordinal);

        using var shown = await AskAsync(new(Asked) { ["redirect_uri"] = "https://evil.example/" });
        Assert.Equal((HttpStatusCode.BadRequest, "text/html", null), (shown.StatusCode, shown.Content.Headers.ContentType!.MediaType, shown.Headers.Location));

        // Whoever posts the form without having seen the page is held to the same.
        using var posted = await Browser.PostAsync($"{Own}/api/dev/authorize", Query(new(Asked) { ["redirect_uri"] = "https://evil.example/", ["person"] = "Operator" }));
        Assert.Equal((HttpStatusCode.BadRequest, null), (posted.StatusCode, posted.Headers.Location));
        using var nobody = await ChooseAsync("Nobody");
        Assert.Equal((HttpStatusCode.BadRequest, null), (nobody.StatusCode, nobody.Headers.Location));
    }

    [Theory]
    [InlineData("code_verifier", "0123456789-0123456789-0123456789-0123456780", "invalid_grant")]
    [InlineData("client_id", "another", "invalid_grant")]
    [InlineData("redirect_uri", "http://localhost:5173/", "invalid_grant")]
    [InlineData("code_verifier", "", "invalid_request")]
    [InlineData("grant_type", "", "invalid_request")]
    [InlineData("grant_type", "password", "unsupported_grant_type")]
    public async Task A_code_in_other_hands_is_worth_nothing(string name, string value, string error)
    {
        using var chosen = await ChooseAsync("Operator");
        using var answer = await ExchangeAsync(HttpUtility.ParseQueryString(chosen.Headers.Location!.Query)["code"]!, (name, value));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(error, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetString());
    }

    [Fact]
    public async Task Under_a_name_of_another_site_there_is_no_sign_in()
    {
        foreach (var (method, path) in new[] { ("GET", "authorize"), ("POST", "authorize"), ("POST", "token") })
        {
            using var request = new HttpRequestMessage(new(method), $"{Own}/api/dev/{path}") { Headers = { Host = "rebound.example" }, Content = method == "POST" ? Query(Asked) : null };
            using var answer = await Browser.SendAsync(request);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("GET", "api/health", 200)]
    [InlineData("GET", "api/submissions/x", 401)]
    [InlineData("POST", "api/dev/token", 400)]
    [InlineData("GET", "api/indicators/occupations?level=5", 400)]
    public async Task A_page_of_the_dashboard_may_read_every_answer_and_another_none(string method, string path, int status)
    {
        foreach (var (origin, allowed) in new[] { (Own, Own), ("https://evil.example", "") })
        {
            using var answer = await FromAsync(origin, method, path);
            Assert.Equal((status, allowed), ((int)answer.StatusCode, Header(answer, "Access-Control-Allow-Origin")));
            Assert.Contains("Origin", Header(answer, "Vary"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_browser_that_asks_first_is_told_what_may_be_sent()
    {
        using var answer = await FromAsync(Own, "OPTIONS", "api/agencies/dgie/upload-tickets", ("Access-Control-Request-Method", "POST"), ("Access-Control-Request-Headers", "authorization"));
        Assert.Equal((HttpStatusCode.NoContent, Own), (answer.StatusCode, Header(answer, "Access-Control-Allow-Origin")));
        Assert.Contains("Authorization", Header(answer, "Access-Control-Allow-Headers"), StringComparison.Ordinal);
        using var other = await FromAsync("https://evil.example", "OPTIONS", "api/agencies/dgie/upload-tickets", ("Access-Control-Request-Method", "POST"));
        Assert.Equal(("", ""), (Header(other, "Access-Control-Allow-Origin"), Header(other, "Access-Control-Allow-Headers")));
    }

    [Theory]
    [InlineData("OPTIONS")]
    [InlineData("GET")]
    public async Task What_anybody_may_read_says_so_once(string method)
    {
        using var answer = await FromAsync(Own, method, "api/tables");
        Assert.Equal("*", Header(answer, "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Storage_takes_a_file_from_a_page_of_the_dashboard_and_from_no_other()
    {
        // Storage is prepared while the functions serve already.
        await Eventually.IsTrueAsync(async () => await MayPutAsync(Own) == HttpStatusCode.OK, () => pipeline.Log);
        Assert.Equal(HttpStatusCode.Forbidden, await MayPutAsync("https://evil.example"));
    }

    async Task<HttpStatusCode> MayPutAsync(string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri($"{pipeline.Azurite.BlobEndpoint}/drops/dgie/work-permits/2026-10/a.csv"));
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "PUT");
        request.Headers.Add("Access-Control-Request-Headers", "content-type,x-ms-blob-type,x-ms-meta-traceparent");
        using var answer = await Browser.SendAsync(request);
        return answer.StatusCode;
    }

    [Fact]
    public async Task The_dashboard_is_found_and_told_of_its_issuer()
    {
        using var root = await FromAsync(Own, "GET", "");
        using var folder = await FromAsync(Own, "GET", "dashboard?lang=fr");
        Assert.Equal((HttpStatusCode.Redirect, "/dashboard/", "/dashboard/?lang=fr"), (root.StatusCode, $"{root.Headers.Location}", $"{folder.Headers.Location}"));

        using var config = await FromAsync(Own, "GET", "dashboard/config.json");
        var told = await config.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("", $"{Own}/api/dev", "dashboard", "openid"), (Text("api"), Text("authority"), Text("clientId"), Text("scope")));
        Assert.Equal(64 << 20, told.GetProperty("trialBytes").GetInt64());
        Assert.Contains($"connect-src 'self' {pipeline.Azurite.BlobEndpoint.GetLeftPart(UriPartial.Authority)};", Csp(config), StringComparison.Ordinal);
        using var again = await FromAsync(Own, "GET", "dashboard/config.json", ("If-None-Match", $"{config.Headers.ETag}"));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);

        string Text(string name) => told.GetProperty(name).GetString()!;
    }

    static string Csp(HttpResponseMessage answer) => Header(answer, "Content-Security-Policy");

    static string Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(" + ", values) : "";

    static string Claims(JsonElement token)
    {
        var part = token.GetString()!.Split('.')[1].Replace('-', '+').Replace('_', '/');
        return Encoding.UTF8.GetString(Convert.FromBase64String(part.PadRight(part.Length + ((4 - (part.Length % 4)) % 4), '=')));
    }

    static FormUrlEncodedContent Query(Dictionary<string, string> parameters) => new(parameters);

    async Task<HttpResponseMessage> AskAsync(Dictionary<string, string> parameters) =>
        await Browser.GetAsync($"{Own}/api/dev/authorize?{await Query(parameters).ReadAsStringAsync()}");

    Task<HttpResponseMessage> ChooseAsync(string person) => Browser.PostAsync($"{Own}/api/dev/authorize", Query(new(Asked) { ["person"] = person }));

    Task<HttpResponseMessage> ExchangeAsync(string code, params (string Name, string Value)[] instead)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["client_id"] = "dashboard",
            ["redirect_uri"] = Redirect,
            ["code_verifier"] = Verifier,
        };
        foreach (var (name, value) in instead) form[name] = value;
        return Browser.PostAsync($"{Own}/api/dev/token", Query(form));
    }

    async Task<HttpStatusCode> CalendarAsync(string agency, JsonElement tokens)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Own}/api/agencies/{agency}/calendar")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", tokens.GetProperty("access_token").GetString()) },
        };
        using var answer = await Browser.SendAsync(request);
        return answer.StatusCode;
    }

    async Task<HttpResponseMessage> FromAsync(string origin, string method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new(method), $"{Own}/{path}");
        request.Headers.Add("Origin", origin);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Browser.SendAsync(request);
    }
}
