using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Intake.Receipts;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>From a proposal to the drop that is checked under it, with the roles that do each step.</summary>
public sealed class AgreementTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    static readonly (string Role, string? Agency) Provider = ("AgencyCertifier", "dgie");
    static readonly (string Role, string? Agency) Receiver = ("AgencyCertifier", "nisr");
    static readonly (string Role, string? Agency) Coordination = ("CoordinationApprover", null);

    [Fact]
    public async Task A_drop_is_checked_under_the_version_that_both_sides_and_the_coordination_body_approved()
    {
        // The shipped version takes a wage that the next one does not.
        var before = await DeliverAsync("2024-01", wage: "850000.00");
        Assert.Equal("dgie/work-permits@1.0.0", before.Protocol);
        Assert.NotEqual("Quarantined", before.Outcome);

        var text = Text("2.0.0").Replace("value: [migration-statistics, shortage-indicators]", "value: [profiling]", StringComparison.Ordinal);
        using (var refused = await ProposeAsync("2.0.0", text, Provider))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var mistakes = (await JsonAsync(refused)).GetProperty("mistakes").EnumerateArray().ToList();
            Assert.Equal("purpose", Assert.Single(mistakes).GetProperty("code").GetString());
        }

        text = Text("2.0.0");
        using (var proposed = await ProposeAsync("2.0.0", text, Provider))
        {
            Assert.Equal(HttpStatusCode.Created, proposed.StatusCode);
            Assert.Equal($"\"{Hash(text)}\"", proposed.Headers.ETag!.Tag);
        }
        using (var again = await ProposeAsync("2.0.0", text, Provider)) Assert.Equal(HttpStatusCode.OK, again.StatusCode);

        Assert.Equal("Proposed", (await ApproveAsync("2.0.0", text, Provider)).State);
        Assert.Equal("dgie/work-permits@1.0.0", (await DeliverAsync("2024-02")).Protocol);
        using (var other = await ProposeAsync("2.0.0", text + "# another\n", Provider)) Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal("Proposed", (await ApproveAsync("2.0.0", text, Receiver)).State);
        Assert.Equal("Active", (await ApproveAsync("2.0.0", text, Coordination)).State);

        var after = await DeliverAsync("2024-03");
        Assert.Equal(("dgie/work-permits@2.0.0", "Quarantined"), (after.Protocol, after.Outcome));
        Assert.Contains(after.Findings, f => f.Column == "monthly_wage");

        var versions = (await GetAsync("api/protocols/dgie/work-permits")).EnumerateArray().ToList();
        Assert.Equal(["2.0.0 Active Approvals", "1.0.0 Deprecated Review"],
            versions.Select(v => $"{v.GetProperty("version")} {v.GetProperty("state")} {v.GetProperty("agreedThrough")}"));
        Assert.Equal(["Provider dgie", "Receiver nisr", "Coordination "],
            versions[0].GetProperty("approvals").EnumerateArray().Select(a => $"{a.GetProperty("side")} {a.GetProperty("agency")}"));
        Assert.Contains("monthly_wage has a maximum of 800000", await TextAsync("api/protocols/dgie/work-permits/2.0.0/diff", "text/plain"), StringComparison.Ordinal);
        Assert.Contains("<h1>dgie/work-permits: from 1.0.0 to 2.0.0</h1>", await TextAsync("api/protocols/dgie/work-permits/2.0.0/diff?from=1.0.0", "text/html"), StringComparison.Ordinal);
        Assert.Equal(text, await TextAsync("api/protocols/dgie/work-permits/2.0.0", "application/yaml"));
        Assert.Contains("2.0.0", await TextAsync("api/protocols/dgie/work-permits/changes", "application/json"), StringComparison.Ordinal);
        var trail = await GetAsync("api/audit/agreements/dgie%7Cwork-permits");
        Assert.Equal(["Proposed", "Approved", "Approved", "Activated"], trail.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("action").GetString()));
        Assert.True((await GetAsync("api/audit/agreements/dgie%7Cwork-permits/verify")).GetProperty("isWhole").GetBoolean());

        await AnotherHostSeesItAsync();
    }

    [Fact]
    public async Task Only_a_certifier_of_one_of_the_two_agencies_and_the_coordination_body_have_a_say_and_each_once()
    {
        var text = await RestOf("rssb", "employers", "1.1.1");
        using (var foreign = await SendAsync(HttpMethod.Put, "api/protocols/rssb/employers/1.1.1", text, ("AgencyCertifier", "nisr"))) Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        using (var proposed = await SendAsync(HttpMethod.Put, "api/protocols/rssb/employers/1.1.1", text, Coordination)) Assert.Equal(HttpStatusCode.Created, proposed.StatusCode);

        Assert.Equal(HttpStatusCode.Forbidden, await DecideAsync("approvals", text, ("AgencyCertifier", "dgie")));
        Assert.Equal(HttpStatusCode.Forbidden, await DecideAsync("approvals", text, ("AgencyCertifier", null)));
        Assert.Equal(HttpStatusCode.Forbidden, await DecideAsync("approvals", text, ("AgencySubmitter", "rssb")));
        Assert.Equal(HttpStatusCode.Forbidden, await DecideAsync("approvals", text, ("CoordinationReader", null)));
        Assert.Equal(HttpStatusCode.Forbidden, await DecideAsync("rejections", text, ("AgencyCertifier", "dgie")));
        Assert.Equal(HttpStatusCode.Conflict, await DecideAsync("approvals", text + " ", ("AgencyCertifier", "rssb")));
        Assert.Equal(HttpStatusCode.OK, await DecideAsync("approvals", text, ("AgencyCertifier", "rssb")));
        Assert.Equal(HttpStatusCode.OK, await DecideAsync("rejections", text, Coordination));
        Assert.Equal(HttpStatusCode.Conflict, await DecideAsync("approvals", text, ("AgencyCertifier", "nisr")));
        var version = await GetAsync("api/protocols/rssb/employers/1.1.1", "application/json");
        Assert.Equal(("Rejected", "Not yet."), (version.GetProperty("state").GetString(), version.GetProperty("reason").GetString()));

        async Task<HttpStatusCode> DecideAsync(string what, string about, (string, string?) who)
        {
            var body = JsonSerializer.Serialize(new { sha256 = Hash(about), reason = "Not yet." });
            using var answer = await SendAsync(HttpMethod.Post, $"api/protocols/rssb/employers/1.1.1/{what}", body, who, "application/json");
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_text_is_replaced_only_by_who_names_the_one_that_it_replaces()
    {
        var (first, second) = (await RestOf("rtb", "graduates", "1.0.1"), await RestOf("rtb", "graduates", "1.0.1") + "# second\n");
        const string Path = "api/protocols/rtb/graduates/1.0.1";
        using (var proposed = await SendAsync(HttpMethod.Put, Path, first, Coordination, header: ("If-None-Match", "*"))) Assert.Equal(HttpStatusCode.Created, proposed.StatusCode);
        using (var taken = await SendAsync(HttpMethod.Put, Path, second, Coordination, header: ("If-None-Match", "*"))) Assert.Equal(HttpStatusCode.PreconditionFailed, taken.StatusCode);
        using (var stale = await SendAsync(HttpMethod.Put, Path, second, Coordination, header: ("If-Match", $"\"{Hash("x")}\""))) Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        using (var replaced = await SendAsync(HttpMethod.Put, Path, second, Coordination, header: ("If-Match", $"\"{Hash(first)}\""))) Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);
        var trail = await GetAsync("api/audit/agreements/rtb%7Cgraduates");
        Assert.Equal(["Proposed", "Replaced"], trail.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("action").GetString()));
    }

    [Fact]
    public async Task A_text_that_was_altered_in_storage_is_named_and_neither_shown_nor_approved()
    {
        var text = await RestOf("hec", "graduates", "1.0.1");
        const string Path = "api/protocols/hec/graduates/1.0.1";
        using (var proposed = await SendAsync(HttpMethod.Put, Path, text, Coordination)) Assert.Equal(HttpStatusCode.Created, proposed.StatusCode);
        await pipeline.Blobs.GetBlobContainerClient(Containers.Agreements).GetBlobClient($"hec/graduates/1.0.1-{Hash(text)[..12]}.yaml")
            .UploadAsync(new BinaryData(text + "# and more\n"), overwrite: true);

        using var shown = await pipeline.Http.GetAsync(new Uri(Path, UriKind.Relative));
        await AssertNamedAsync(shown);
        var approval = JsonSerializer.Serialize(new { sha256 = Hash(text), reason = "Read." });
        using var approved = await SendAsync(HttpMethod.Post, $"{Path}/approvals", approval, Coordination, "application/json");
        await AssertNamedAsync(approved);

        static async Task AssertNamedAsync(HttpResponseMessage answer)
        {
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
            var problem = await JsonAsync(answer);
            Assert.Equal("hec/graduates@1.0.1", problem.GetProperty("agreement").GetString());
            Assert.Contains("its SHA-256 differs. No drop is taken under it.", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_retired_version_takes_nothing_although_it_ships()
    {
        using (var retired = await SendAsync(HttpMethod.Post, "api/protocols/nisr/labour-force-survey/1.1.0/retirement", """{"reason": "Replaced by another survey."}""", Coordination, "application/json"))
            Assert.Equal(HttpStatusCode.OK, retired.StatusCode);
        var receipt = await pipeline.DeliverAsync("nisr/labour-force-survey/2026-Q3/lfs.csv", "a,b\r\n1,2\r\n");
        Assert.Equal("drop.unknown-dataset", Assert.Single(receipt.Findings).RuleId);
        Assert.Equal("Retired", (await GetAsync("api/protocols/nisr/labour-force-survey"))[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_text_of_more_than_a_mebibyte_is_not_read()
    {
        using var answer = await SendAsync(HttpMethod.Put, "api/protocols/dgie/border-crossings/1.1.0", new string('#', (1 << 20) + 1), Coordination);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Theory]
    [InlineData("api/protocols/dgie/work-permits/1.x", HttpStatusCode.BadRequest)]
    [InlineData("api/protocols/dgie/work-permits/9.9.9", HttpStatusCode.NotFound)]
    [InlineData("api/protocols/dgie/nothing", HttpStatusCode.NotFound)]
    [InlineData("api/protocols/dgie/border-crossings/1.0.0/diff", HttpStatusCode.NotFound)]
    public async Task What_there_is_not_is_told_as_a_problem(string path, HttpStatusCode expected)
    {
        using var answer = await pipeline.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    /// <summary>A host that starts later on the same storage works under what was agreed before.</summary>
    async Task AnotherHostSeesItAsync()
    {
        await using var host = await FunctionsHost.StartAsync(pipeline.Azurite.ConnectionString);
        var answer = await host.Http.GetStringAsync(new Uri("api/protocols", UriKind.Relative));
        Assert.Contains("\"version\":\"2.0.0\",\"status\":\"Active\"", answer, StringComparison.Ordinal);
    }

    Task<Receipt> DeliverAsync(string period, string wage = "850000.00") =>
        pipeline.DeliverAsync($"dgie/work-permits/{period}/permits.csv", Permits.File(1, 30).Replace("850000.00", wage, StringComparison.Ordinal));

    /// <summary>The shipped text with another number and a greatest wage.</summary>
    static string Text(string version)
    {
        var shipped = File.ReadAllText(Repository.PathOf("protocols", "dgie", "work-permits", "protocol.yaml"));
        return shipped.Replace("maximum: 100000000", "maximum: 800000", StringComparison.Ordinal).Replace("version: 1.0.0", $"version: {version}", StringComparison.Ordinal);
    }

    static async Task<string> RestOf(string agency, string dataset, string version) =>
        Regex.Replace(await File.ReadAllTextAsync(Repository.PathOf("protocols", agency, dataset, "protocol.yaml")), @"(?m)^version: \S+$", $"version: {version}");

    Task<HttpResponseMessage> ProposeAsync(string version, string text, (string, string?) who) =>
        SendAsync(HttpMethod.Put, $"api/protocols/dgie/work-permits/{version}", text, who);

    async Task<(string? State, JsonElement Answer)> ApproveAsync(string version, string text, (string, string?) who)
    {
        using var answer = await SendAsync(HttpMethod.Post, $"api/protocols/dgie/work-permits/{version}/approvals",
            JsonSerializer.Serialize(new { sha256 = Hash(text) }), who, "application/json");
        var json = await JsonAsync(answer);
        Assert.True(answer.IsSuccessStatusCode, $"{json}");
        return (json.GetProperty("state").GetString(), json);
    }

    async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string body, (string Role, string? Agency) who, string type = "application/yaml", (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (header is var (name, value)) request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.Authorization = await pipeline.Host.SignInAsync(who.Role, who.Agency);
        return await pipeline.Http.SendAsync(request);
    }

    async Task<JsonElement> GetAsync(string path, string accept = "application/json") => JsonElement.Parse(await TextAsync(path, accept));

    async Task<string> TextAsync(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", accept } } };
        request.Headers.Authorization = await pipeline.Host.SignInAsync("CoordinationReader");
        using var answer = await pipeline.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return text;
    }

    static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => JsonElement.Parse(await answer.Content.ReadAsStringAsync());

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
