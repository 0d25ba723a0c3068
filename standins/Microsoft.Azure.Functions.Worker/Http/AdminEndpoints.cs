using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>The operator's routes of the real host, as far as this one keeps them.</summary>
static class AdminEndpoints
{
    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
        var functions = routes.ServiceProvider.GetRequiredService<FunctionCatalog>();
        var hostId = routes.ServiceProvider.GetRequiredService<HostId>();
        var runs = routes.ServiceProvider.GetRequiredService<RequestedRuns>();

        Map(routes, HttpMethods.Get, "/admin/host/status", _ => Task.FromResult(Results.Json(new { id = hostId.ToString(), state = "Running" })));
        Map(routes, HttpMethods.Get, "/admin/functions", http => Task.FromResult(Results.Json(functions.All.Select(f => Describe(f, http.Request)))));
        Map(routes, HttpMethods.Get, "/admin/functions/{name}", http => Task.FromResult(
            Named(http) is { } function ? Results.Json(Describe(function, http.Request)) : Results.NotFound()));
        Map(routes, HttpMethods.Post, "/admin/functions/{name}", http =>
            Named(http) is { } function ? StartAsync(function, http.Request, runs, http.RequestAborted) : Task.FromResult(Results.NotFound()));

        LocalFunction? Named(HttpContext http) => http.Request.RouteValues["name"] is string name ? functions.Find(name) : null;
    }

    /// <summary>A plain delegate: one that is bound by its parameters would be compiled before the first request of any kind is answered.</summary>
    static void Map(IEndpointRouteBuilder routes, string method, string path, Func<HttpContext, Task<IResult>> answer) =>
        routes.MapMethods(path, [method], (RequestDelegate)(async http =>
        {
            var result = AdminRequests.IsFromHere(http) ? await answer(http) : Results.StatusCode(StatusCodes.Status403Forbidden);
            await result.ExecuteAsync(http);
        }));

    static async Task<IResult> StartAsync(
        LocalFunction function, HttpRequest request, RequestedRuns runs, CancellationToken cancellationToken)
    {
        // A form post needs no preflight, so that another site could send one: only JSON is taken.
        if (!request.HasJsonContentType()) return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        try
        {
            var body = await request.ReadFromJsonAsync<RunRequest>(cancellationToken);
            return runs.TryStart(function, body?.Input)
                ? Results.Accepted()
                : Results.BadRequest($"{function.Name} is not started from here: call its URL.");
        }
        catch (JsonException)
        {
            return Results.BadRequest("""The body must be JSON such as {"input": "..."}.""");
        }
        catch (FormatException problem)
        {
            return Results.BadRequest(problem.Message);
        }
    }

    static object Describe(LocalFunction function, HttpRequest request) => new
    {
        name = function.Name,
        isDisabled = function.IsDisabled,
        entryPoint = function.EntryPoint,
        trigger = function.Trigger.Summary,
        invoke_url_template = function.Trigger.Path is { } path ? $"{request.Scheme}://{request.Host}{path}" : null,
        config = new { bindings = function.InputBindings.Values.Select(b => new { name = b.Name, type = b.Type, direction = "in" }) },
    };

    sealed record RunRequest(string? Input);
}
