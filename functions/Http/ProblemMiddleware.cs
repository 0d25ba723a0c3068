using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Pipeline.Access;
using Pipeline.Agreements;

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
        catch (IssuerUnavailableException e) when (!http.Response.HasStarted)
        {
            log.LogError(e, "{Function} cannot know its caller.", context.FunctionDefinition.Name);
            http.Response.Headers.RetryAfter = "30";
            await AnswerAsync(http, Problems.IssuerUnavailable(), context.CancellationToken);
        }
        catch (AlteredTextException e) when (!http.Response.HasStarted)
        {
            log.LogError("{Function} found an agreement altered: {Reason}", context.FunctionDefinition.Name, e.Message);
            await AnswerAsync(http, Problems.AlteredText(e), context.CancellationToken);
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            log.LogError(e, "{Function} failed, invocation {Invocation}.", context.FunctionDefinition.Name, context.InvocationId);
            await AnswerAsync(http, Problems.Fault(context.InvocationId), context.CancellationToken);
        }
    }

    static Task AnswerAsync(HttpContext http, ProblemDetails problem, CancellationToken ct)
    {
        http.Response.StatusCode = problem.Status!.Value;
        http.Response.ContentType = "application/problem+json; charset=utf-8";
        return http.Response.WriteAsync(problem.ToJson(), ct);
    }
}
