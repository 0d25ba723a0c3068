using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Pipeline.Functions.Http;

/// <summary>
/// Lets pages of the dashboard's origins read every answer of the interface, whoever makes it: refusals and faults too, or a page could not say what went wrong.
/// </summary>
sealed class CrossOriginMiddleware(AllowedOrigins origins) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http && http.Request.Path.StartsWithSegments("/api"))
            // When the answer begins, for only then is it known whether it speaks for itself.
            http.Response.OnStarting(() =>
            {
                CrossOrigin.Write(http.Response.Headers, http.Request.Headers.Origin, origins);
                return Task.CompletedTask;
            });
        return next(context);
    }
}
