using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>The outermost middleware of an HTTP run: it writes the result that the function, or middleware inside, left.</summary>
static class HttpResults
{
    // No result of a function asks which action it answers.
    static readonly ActionDescriptor Action = new();

    public static async Task WriteAsync(FunctionContext context, Func<Task> next)
    {
        await next();
        if (context.GetHttpContext() is not { } http) return;
        switch (context.GetInvocationResult().Value)
        {
            case IActionResult action:
                await action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), Action));
                break;
            case IResult result:
                await result.ExecuteAsync(http);
                break;
        }
    }
}
