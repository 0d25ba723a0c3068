using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Operations;

/// <summary>
/// Whether requests may be sent here: 503 while storage does not answer, or answers more than this app should see. Why, is for operators. Since when what is released is
/// current is for everybody, and null while nothing is: then the app is ready, and has no figures.
/// </summary>
public sealed class GetReadiness(Readiness readiness, ReleasedContent content)
{
    [Function(nameof(GetReadiness))]
    [PublicAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health/ready")] HttpRequest request, CancellationToken cancellationToken)
    {
        var ready = await readiness.IsReadyAsync(cancellationToken);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Answers.Json(new { ready, released = ready ? content.Last : null }, ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
