using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Operations;

/// <summary>One named check per dependency; 503 when one of them fails.</summary>
public sealed class GetHealthChecks(HealthChecks checks)
{
    [Function(nameof(GetHealthChecks))]
    [Access(Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/checks")] HttpRequest request, CancellationToken cancellationToken)
    {
        var report = await checks.RunAsync(onlyForRequests: false, cancellationToken);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Answers.Json(report, report.Healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
