using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.LabourMarketTest.Applications.Reading;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>The JSON Schema of an application, for whoever writes one.</summary>
public sealed class GetApplicationSchema
{
    [Function(nameof(GetApplicationSchema))]
    [PublicAccess]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/labour-market-tests/schema")] HttpRequest request)
    {
        request.HttpContext.Response.Headers.CacheControl = "public, no-cache";
        return Answers.Text(System.Text.Encoding.UTF8.GetString(ApplicationSchema.Json.Span), "application/schema+json", StatusCodes.Status200OK);
    }
}
