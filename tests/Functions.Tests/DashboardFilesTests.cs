using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Functions.Dashboard;

namespace Pipeline.Functions.Tests;

/// <summary>Which file an address means, in which form it is given, and what may be kept of it.</summary>
public sealed class DashboardFilesTests : IDisposable
{
    const string Script = "assets/main-Bx3_9-aZ.js";

    readonly string _root = Directory.CreateTempSubdirectory("dashboard-").FullName;

    public DashboardFilesTests()
    {
        Write("index.html", "<!doctype html>");
        Write(Script, new string('x', 500));
        Write($"{Script}.br", "br");
        Write($"{Script}.gz", "gzip");
        Write("assets/plain.css", "p{}");
        Write("archive.gz", "no packed form of anything");
        File.WriteAllText(Path.Combine(_root, "secret.txt"), "beside the folder");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("", "index.html")]
    [InlineData("index.html", "index.html")]
    [InlineData("submit", "index.html")]
    [InlineData("statistics/LM01/view", "index.html")]
    [InlineData("v1.2/view", "index.html")]
    [InlineData(Script, Script)]
    [InlineData("archive.gz", "archive.gz")]
    [InlineData($"{Script}.br", null)]
    [InlineData($"{Script}.gz", null)]
    [InlineData("assets/main-other.js", null)]
    [InlineData("../secret.txt", null)]
    [InlineData("..%2fsecret.txt", null)]
    [InlineData("assets/../../secret.txt", null)]
    [InlineData("/etc/passwd.txt", null)]
    [InlineData("..", null)]
    public void An_address_means_a_file_that_was_built_a_place_within_the_page_or_nothing(string address, string? file) => Assert.Equal(file, Files().Find(address)?.Path);

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("br;q=0.5, gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.1", "gzip")]
    [InlineData("*", "br")]
    [InlineData("*;q=0", "identity")]
    [InlineData("identity, br;q=0.9", "identity")]
    [InlineData("zstd", "identity")]
    [InlineData("", "identity")]
    [InlineData(null, "identity")]
    public async Task A_file_is_given_in_the_form_that_the_caller_likes_best(string? accepted, string encoding)
    {
        var answer = await AskAsync(Script, accepted);
        Assert.Equal(encoding == "identity" ? new string('x', 500) : encoding, Text(answer));
        Assert.Equal(encoding == "identity" ? "" : encoding, $"{answer.Response.Headers.ContentEncoding}");
        Assert.Equal("text/javascript; charset=utf-8", answer.Response.ContentType);
        Assert.Equal("Accept-Encoding", $"{answer.Response.Headers.Vary}");
    }

    [Theory]
    [InlineData(Script, "public, max-age=31536000, immutable")]
    [InlineData("assets/plain.css", "no-cache")]
    [InlineData("index.html", "no-cache")]
    [InlineData("submit", "no-cache")]
    public async Task Only_what_never_changes_is_kept_without_asking(string address, string kept) => Assert.Equal(kept, $"{(await AskAsync(address, null)).Response.Headers.CacheControl}");

    [Fact]
    public async Task Each_form_has_a_tag_of_its_own_and_whoever_has_it_is_not_sent_it_again()
    {
        var tags = new[] { "br", "gzip", "identity" }.Select(e => $"{AskAsync(Script, e).Result.Response.Headers.ETag}").ToList();
        Assert.Equal(3, tags.Distinct().Count());
        Assert.All(tags, tag => Assert.Matches("^\"[0-9a-f]{24}\"$", tag));

        var again = await AskAsync(Script, "br", http => http.Request.Headers.IfNoneMatch = $"\"other\", {tags[0]}");
        Assert.Equal((304, "", tags[0]), (again.Response.StatusCode, Text(again), $"{again.Response.Headers.ETag}"));
        Assert.Equal(200, (await AskAsync(Script, "br", http => http.Request.Headers.IfNoneMatch = tags[1])).Response.StatusCode);
    }

    [Fact]
    public async Task Head_tells_of_a_file_and_sends_nothing_of_it()
    {
        var answer = await AskAsync("index.html", null, http => http.Request.Method = "HEAD");
        Assert.Equal(("", 15L), (Text(answer), answer.Response.ContentLength!.Value));
    }

    [Fact]
    public void What_was_not_built_is_said_to_be_and_how_to_build_it()
    {
        var problem = Assert.IsType<ContentResult>(Run(DashboardFiles.Read(Path.Combine(_root, "none")), "", new DefaultHttpContext()));
        Assert.Equal(503, problem.StatusCode);
        Assert.Contains("./run builds them", problem.Content, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_there_is_not_is_a_problem_of_its_own()
    {
        var http = new DefaultHttpContext();
        Assert.Equal(404, Assert.IsType<ContentResult>(Run(Files(), "assets/gone.js", http)).StatusCode);
        Assert.StartsWith("default-src 'none'", http.Response.Headers.ContentSecurityPolicy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_asks_those_it_is_told_of_and_nobody_else()
    {
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; manifest-src 'self'; "
            + "connect-src 'self' https://a.example https://b.example; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            new ContentPolicy(["https://b.example", "", "https://a.example", "https://b.example"]).Text);
        Assert.Contains("connect-src 'self'; ", new ContentPolicy([]).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", new ContentPolicy([]).Text, StringComparison.Ordinal);
    }

    DashboardFiles Files() => DashboardFiles.Read(Path.Combine(_root, "site"));

    void Write(string path, string text)
    {
        var file = Path.Combine(_root, "site", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    async Task<HttpContext> AskAsync(string address, string? accepted, Action<HttpContext>? change = null)
    {
        var http = new DefaultHttpContext { Request = { Method = "GET", Path = $"/dashboard/{address}" }, Response = { Body = new MemoryStream() } };
        if (accepted is not null) http.Request.Headers.AcceptEncoding = accepted;
        change?.Invoke(http);
        await Run(Files(), address, http).ExecuteResultAsync(new ActionContext { HttpContext = http });
        return http;
    }

    static IActionResult Run(DashboardFiles files, string address, HttpContext http) => new GetDashboard(files, new([])).Run(http.Request, address);

    static string Text(HttpContext http) => Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray());
}
