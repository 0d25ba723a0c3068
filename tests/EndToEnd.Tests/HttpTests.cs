using System.Net;
using System.Text.Json;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

public sealed class HttpTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    [Theory]
    [InlineData("api/submissions/nonsense", HttpStatusCode.BadRequest)]
    [InlineData("api/submissions/dgie-00000000000000000000", HttpStatusCode.NotFound)]
    [InlineData("api/submissions/dgie-00000000000000000000/report", HttpStatusCode.NotFound)]
    [InlineData("api/submissions/x/report", HttpStatusCode.BadRequest)]
    [InlineData("api/indicators/occupations?level=5", HttpStatusCode.BadRequest)]
    [InlineData("api/indicators/occupations?level=", HttpStatusCode.BadRequest)]
    [InlineData("api/indicators/occupations?level=1&level=2", HttpStatusCode.BadRequest)]
    [InlineData("api/indicators/occupations", HttpStatusCode.NotFound)]
    public async Task An_error_is_problem_details_that_say_what_to_do(string path, HttpStatusCode expected)
    {
        using var answer = await pipeline.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal((int)expected, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        Assert.DoesNotContain("nonsense", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_names_every_dependency_with_a_reason()
    {
        using var answer = await pipeline.Http.GetAsync(new Uri("api/health/checks", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var checks = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("checks").EnumerateArray().ToList();
        Assert.Equal(["blobStorage", "tableStorage", "releases", "nights", "protocols", "pseudonymKey", "lakeKeys", "sensitiveKey", "roundingKey", "contactKey", "temporaryDisk"], checks.Select(c => c.GetProperty("name").GetString()));
        Assert.All(checks, c => Assert.NotEmpty(c.GetProperty("reason").GetString()!));
    }

    /// <summary>HEAD and OPTIONS are asked of the same function as GET, so that GET's entry is theirs too.</summary>
    [Fact]
    public async Task The_description_holds_every_route_of_the_host_and_no_other()
    {
        var description = JsonDocument.Parse(await pipeline.Http.GetStringAsync(new Uri("api/openapi.json", UriKind.Relative))).RootElement;
        var described = description.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(verb => $"{verb.Name} {path.Name} {verb.Value.GetProperty("operationId")}"));

        var functions = JsonDocument.Parse(await pipeline.Http.GetStringAsync(new Uri("admin/functions", UriKind.Relative))).RootElement;
        var served = functions.EnumerateArray()
            .Where(function => function.GetProperty("invoke_url_template").ValueKind == JsonValueKind.String)
            .Select(function => (Name: function.GetProperty("name"), Verb: function.GetProperty("trigger"),
                Path: new Uri(function.GetProperty("invoke_url_template").GetString()!).LocalPath))
            .Select(function => $"{function.Verb.GetString()!.Split(',')[0].ToLowerInvariant()} {function.Path.Replace("{*", "{", StringComparison.Ordinal)} {function.Name}");

        Assert.Equal(served.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_report_page_may_load_and_run_nothing()
    {
        var receipt = await pipeline.DeliverAsync("dgie/work-permits/2021-01/<b>x.csv", Permits.File(1, 5));

        using var answer = await pipeline.Http.GetAsync(new Uri($"api/submissions/{receipt.SubmissionId}/report", UriKind.Relative));

        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;x.csv", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr-RW, en;q=0.5", "fr")]
    [InlineData("rw, en;q=0.5", "en")]
    [InlineData("rw, fr;q=0.8, en;q=0.5", "fr")]
    public async Task A_report_page_comes_in_the_language_that_is_preferred(string preferred, string expected)
    {
        var receipt = await pipeline.DeliverAsync("dgie/work-permits/2021-02/y.csv", Permits.File(10, 5));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"api/submissions/{receipt.SubmissionId}/report", UriKind.Relative));
        request.Headers.AcceptLanguage.ParseAdd(preferred);

        using var answer = await pipeline.Http.SendAsync(request);

        Assert.Equal([expected], answer.Content.Headers.ContentLanguage);
        Assert.Contains($"<html lang=\"{expected}\">", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
