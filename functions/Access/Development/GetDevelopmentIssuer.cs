using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Access.Development;

/// <summary>What the development issuer is called and where its keys lie (OpenID Connect discovery). Development only.</summary>
public sealed class GetDevelopmentIssuer(DevelopmentDoor door)
{
    [Function(nameof(GetDevelopmentIssuer))]
    [PublicAccess]
    public IActionResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "dev/.well-known/openid-configuration")] HttpRequest request) =>
        door.IssuerFor(request) is { } issuer
            ? Answers.Json(new
            {
                issuer = DevelopmentIssuer.Name,
                jwks_uri = $"{request.Scheme}://{request.Host}/api/dev/jwks",
                token_endpoint = $"{request.Scheme}://{request.Host}/api/dev/token",
                id_token_signing_alg_values_supported = new[] { issuer.PublicKey.Alg },
            })
            : DevelopmentDoor.Closed();
}
