using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Operations;

/// <summary>Whether the program answers at all. What it depends on is for its operators (<see cref="GetHealthChecks"/>): anybody may ask this.</summary>
public sealed class GetHealth
{
    [Function(nameof(GetHealth))]
    [PublicAccess]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Answers.Json(new { alive = true });
    }
}
