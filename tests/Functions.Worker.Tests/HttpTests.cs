using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Pipeline.Functions.Worker.Tests;

/// <summary>HTTP needs no storage: these hosts have none, and start all the same.</summary>
public sealed class HttpTests
{
    static readonly Guid Id = new("6f9619ff-8b86-d011-b42d-00c04fc964ff");

    [Fact]
    public async Task A_route_s_parameters_are_bound_by_name_to_text_numbers_and_ids_and_the_query_to_the_rest()
    {
        await using var host = await StartAsync();
        var answer = await host.Http.GetFromJsonAsync<Answer>($"/api/agencies/dgie/years/2026/{Id}?page=3&agency=other");
        Assert.Equal(new Answer("dgie", 2026, Id, 3), answer);
        Assert.Null((await host.Http.GetFromJsonAsync<Answer>($"/api/agencies/dgie/years/2026/{Id}"))!.Page);
    }

    [Fact]
    public async Task Results_of_minimal_apis_static_functions_and_responses_written_by_hand_arrive()
    {
        await using var host = await StartAsync();
        Assert.Equal("\"static\"", await host.Http.GetStringAsync("/api/Static"));
        using var response = await host.Http.PutAsync("/api/echo", new StringContent("Muraho"));
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("Muraho", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("GET", "/api/nothing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/Static", HttpStatusCode.NotFound)]
    [InlineData("POST", "/api/Static", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/throws", HttpStatusCode.InternalServerError)]
    [InlineData("GET", "/api/agencies/dgie/years/latest/1", HttpStatusCode.InternalServerError)]
    public async Task What_cannot_be_answered_gets_a_status_and_no_body(string method, string path, HttpStatusCode status)
    {
        await using var host = await StartAsync();
        using var response = await host.Http.SendAsync(new(new(method), path));
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("GET", "/api/files/index", "\"exact\"")]
    [InlineData("GET", "/api/files/a/b", "\"any\"")]
    [InlineData("OPTIONS", "/api/files/index", "\"any\"")]
    public async Task The_more_exact_route_that_takes_the_method_answers(string method, string path, string answer)
    {
        await using var host = await StartAsync();
        using var response = await host.Http.SendAsync(new(new(method), path));
        Assert.Equal(answer, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_exception_is_logged_with_the_function_s_name()
    {
        await using var host = await StartAsync();
        using var response = await host.Http.GetAsync("/api/throws");
        Assert.Single(host.Log.All, l => l.StartsWith("Error Function.Throws Executed Throws", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_prefix_of_host_json_stands_before_every_route_and_may_be_empty()
    {
        await using var host = await StartAsync("v1");
        Assert.Equal("\"static\"", await host.Http.GetStringAsync("/v1/Static"));
        await using var bare = await StartAsync("");
        Assert.Equal("\"static\"", await bare.Http.GetStringAsync("/Static"));
    }

    static Task<LocalHost> StartAsync(string? prefix = null) =>
        LocalHost.StartAsync("", [typeof(Http)], b => b.HostJsonFile = prefix is null ? null : HostJsonWith(prefix));

    static string HostJsonWith(string prefix)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("host-").FullName, "host.json");
        File.WriteAllText(file, $$"""{ "extensions": { "http": { "routePrefix": "{{prefix}}" } } }""");
        return file;
    }

    public sealed record Answer(string Agency, int Year, Guid Id, int? Page);

    public sealed class Http
    {
        [Function("Parameters")]
        public IActionResult Run(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "agencies/{agency}/years/{year}/{id}")] HttpRequest request,
            string agency, int year, Guid id, int? page) => new OkObjectResult(new Answer(agency, year, id, page));

        [Function("Static")]
        public static IResult Static([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Json("static");

        [Function("AnyFile")]
        public static IResult Any([HttpTrigger(AuthorizationLevel.Anonymous, "get", "options", Route = "files/{*path}")] HttpRequest request) => Results.Json("any");

        [Function("Exact")]
        public static IResult Exact([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "files/index")] HttpRequest request) => Results.Json("exact");

        [Function("Throws")]
        public Task<IActionResult> Throw([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throws")] HttpRequest request) =>
            throw new InvalidDataException("Not for callers.");

        [Function("Echo")]
        public async Task Echo(
            [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "echo")] HttpRequest request, FunctionContext context)
        {
            Assert.Same(request.HttpContext, context.GetHttpContext());
            request.HttpContext.Response.StatusCode = StatusCodes.Status202Accepted;
            await request.Body.CopyToAsync(request.HttpContext.Response.Body, context.CancellationToken);
        }
    }
}
