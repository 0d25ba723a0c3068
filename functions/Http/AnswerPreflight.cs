using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;

namespace Pipeline.Functions.Http;

/// <summary>What a browser asks before a page of another origin may send a token. Routes that answer it themselves are more exact and come first.</summary>
public sealed class AnswerPreflight(AllowedOrigins origins)
{
    [Function(nameof(AnswerPreflight))]
    [PublicAccess]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "options", Route = "api/{*path}")] HttpRequest request)
    {
        CrossOrigin.WritePreflight(request.HttpContext.Response.Headers, request.Headers.Origin, origins);
        return new StatusCodeResult(StatusCodes.Status204NoContent);
    }
}
