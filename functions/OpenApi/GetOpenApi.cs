using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.OpenApi;

/// <summary>The description of the HTTP interface, OpenAPI 3.1. A test holds it against the functions' routes.</summary>
public sealed class GetOpenApi
{
    static readonly BinaryData Document = BinaryData.FromStream(typeof(GetOpenApi).Assembly.GetManifestResourceStream("openapi.json")!);

    [Function(nameof(GetOpenApi))]
    [PublicAccess]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/openapi.json")] HttpRequest request) =>
        Answers.Json(Document);
}
