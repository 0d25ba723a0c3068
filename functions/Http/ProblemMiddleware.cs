using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Pipeline.Functions.Http;

/// <summary>
/// Answers an HTTP caller with problem details when a function throws. Other triggers' exceptions pass: the host must see them to
/// deliver again.
/// </summary>
sealed class ProblemMiddleware(ILogger<ProblemMiddleware> log) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; there is nobody to answer.
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            log.LogError(e, "{Function} failed, invocation {Invocation}.", context.FunctionDefinition.Name, context.InvocationId);
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            http.Response.ContentType = "application/problem+json; charset=utf-8";
            await http.Response.WriteAsync(Problems.Fault(context.InvocationId).ToJson(), context.CancellationToken);
        }
    }
}
