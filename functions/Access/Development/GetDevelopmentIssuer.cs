using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Access.Development;

/// <summary>What the development issuer is called and where its keys lie (OpenID Connect discovery). Development only.</summary>
public sealed class GetDevelopmentIssuer(DevelopmentDoor door)
{
    static readonly Dictionary<string, object> Supported = new()
    {
        ["response_types_supported"] = (string[])["code"],
        ["response_modes_supported"] = (string[])["query"],
        ["grant_types_supported"] = (string[])["authorization_code"],
        ["code_challenge_methods_supported"] = (string[])["S256"],
        ["token_endpoint_auth_methods_supported"] = (string[])["none"],
        ["scopes_supported"] = (string[])["openid"],
        ["subject_types_supported"] = (string[])["public"],
    };

    [Function(nameof(GetDevelopmentIssuer))]
    [PublicAccess]
    public IActionResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/dev/.well-known/openid-configuration")] HttpRequest request)
    {
        if (door.IssuerFor(request) is not { } issuer) return DevelopmentDoor.Closed();
        var here = $"{request.Scheme}://{request.Host}/api/dev";
        return Answers.Json(new Dictionary<string, object>(Supported)
        {
            ["issuer"] = DevelopmentIssuer.Name,
            ["authorization_endpoint"] = $"{here}/authorize",
            ["token_endpoint"] = $"{here}/token",
            ["jwks_uri"] = $"{here}/jwks",
            ["id_token_signing_alg_values_supported"] = (string[])[issuer.PublicKey.Alg],
        });
    }
}
