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
        var admin = routes.MapGroup("/admin").AddEndpointFilter(AdminRequests.RefuseForeignAsync);
        var functions = routes.ServiceProvider.GetRequiredService<FunctionCatalog>();
        var hostId = routes.ServiceProvider.GetRequiredService<HostId>();
        var runs = routes.ServiceProvider.GetRequiredService<RequestedRuns>();

        admin.MapGet("/host/status", () => Results.Json(new { id = hostId.ToString(), state = "Running" }));
        admin.MapGet("/functions", (HttpRequest request) => Results.Json(functions.All.Select(f => Describe(f, request))));
        admin.MapGet("/functions/{name}", (string name, HttpRequest request) =>
            functions.Find(name) is { } function ? Results.Json(Describe(function, request)) : Results.NotFound());
        admin.MapPost("/functions/{name}", (string name, HttpRequest request, CancellationToken cancellationToken) =>
            functions.Find(name) is { } function
                ? StartAsync(function, request, runs, cancellationToken)
                : Task.FromResult(Results.NotFound()));
    }

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
