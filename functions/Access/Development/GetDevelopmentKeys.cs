using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Access.Development;

/// <summary>The public key of the development issuer (JSON Web Key Set). Development only.</summary>
public sealed class GetDevelopmentKeys(DevelopmentDoor door)
{
    [Function(nameof(GetDevelopmentKeys))]
    [PublicAccess]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/dev/jwks")] HttpRequest request) =>
        door.IssuerFor(request) is { } issuer ? Answers.Json(new { keys = new[] { issuer.PublicKey } }) : DevelopmentDoor.Closed();
}
