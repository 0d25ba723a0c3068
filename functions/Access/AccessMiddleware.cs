using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Pipeline.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Access;

/// <summary>
/// Answers a caller who may not, before the function or anything it asks for runs. It is added after <see cref="ProblemMiddleware"/>, so that its own
/// faults are answered too, and nothing is added between it and the functions that acts for a caller.
/// </summary>
sealed class AccessMiddleware(AccessDeclarations declarations, PlatformHeaders platform, Lazy<TokenCheck> tokens, ILogger<AccessMiddleware> log)
    : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http || await RefuseAsync(context.FunctionDefinition.Name, http) is not { } refusal) await next(context);
        else context.GetInvocationResult().Value = refusal;
    }

    /// <summary>Null when the caller may.</summary>
    async Task<IActionResult?> RefuseAsync(string function, HttpContext http)
    {
        var rule = declarations.Of(function);
        var vouchedFor = platform.Read(http.Request);
        // What is for everybody is given to those whose token has expired too.
        if (rule.IsPublic) return null;
        var (caller, reason) = BearerToken.Of(http.Request) is { } token ? await CheckAsync(token, http.RequestAborted) : new(vouchedFor, "");
        if (caller is null)
        {
            if (reason.Length > 0) log.LogInformation("{Function} refused a token: {Reason}.", function, reason);
            return Problems.NotSignedIn(http.Response, reason);
        }
        if (rule.Allows(caller, name => http.Request.RouteValues.GetValueOrDefault(name) as string))
        {
            http.Request.SetCaller(caller);
            return null;
        }
        log.LogWarning("{Function} refused {Caller}.", function, caller);
        return rule.HasWayFor(caller) ? Problems.OtherAgency(caller.Agency) : Problems.OtherRole(rule.Roles.Select(role => $"{role}"));
    }

    async Task<TokenAnswer> CheckAsync(string token, CancellationToken ct) =>
        token.Length == 0 ? TokenAnswer.Refused("it is not a token") : await tokens.Value.CheckAsync(token, ct);
}
