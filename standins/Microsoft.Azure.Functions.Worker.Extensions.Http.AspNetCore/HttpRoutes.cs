using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Lays out the routes of HTTP functions and runs a function for each request.</summary>
static class HttpRoutes
{
    /// <summary>Where the official package, too, keeps the request among a run's items.</summary>
    public const string HttpContextKey = "HttpRequestContext";

    public static void Map(IEndpointRouteBuilder routes, FunctionCatalog functions)
    {
        var invoker = routes.ServiceProvider.GetRequiredService<FunctionInvoker>();
        // As with the real host the more exact route comes first, whatever its function is called.
        var endpoints = functions.With<HttpTrigger>().Select(f => (f.Function, Pattern: Pattern(f.Trigger))).OrderBy(f => f.Pattern.InboundPrecedence)
            .Select((f, order) => Endpoint(f.Function, f.Pattern, order, invoker));
        routes.DataSources.Add(new DefaultEndpointDataSource(endpoints));
    }

    static Endpoint Endpoint(LocalFunction function, RoutePattern pattern, int order, FunctionInvoker invoker) =>
        new RouteEndpointBuilder(http => RunAsync(function, http, invoker), pattern, order) { DisplayName = function.Name }.Build();

    /// <summary>The method is a constraint of the route, as with the real host: where none fits there is nothing (404, never 405).</summary>
    static RoutePattern Pattern(HttpTrigger trigger) => trigger.Methods.Count == 0
        ? RoutePatternFactory.Parse(trigger.Path)
        : RoutePatternFactory.Parse(trigger.Path, defaults: null, new RouteValueDictionary { ["httpMethod"] = new HttpMethodRouteConstraint([.. trigger.Methods]) });

    static async Task RunAsync(LocalFunction function, HttpContext http, FunctionInvoker invoker)
    {
        var services = http.Features.Get<IServiceProvidersFeature>();
        try
        {
            await invoker.InvokeAsync(function, new HttpEvent(http), http.RequestAborted);
        }
        catch (Exception) when (!http.RequestAborted.IsCancellationRequested)
        {
            // The run's log line has the exception; callers learn nothing of it, as from the real host.
            if (http.Response.HasStarted)
            {
                http.Abort();
                return;
            }
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        catch (Exception)
        {
            // The caller has gone.
        }
        finally
        {
            http.Features.Set(services);
        }
    }
}
