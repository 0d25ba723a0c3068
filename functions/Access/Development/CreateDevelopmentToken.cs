using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Reference;

namespace Pipeline.Functions.Access.Development;

/// <summary>A token for any role, for whoever works on this machine: asked for as JSON, or as a form with a code (RFC 6749). Development only.</summary>
public sealed class CreateDevelopmentToken(DevelopmentDoor door, DevelopmentCodes codes)
{
    [Function(nameof(CreateDevelopmentToken))]
    [PublicAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/dev/token")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (door.IssuerFor(request) is not { } issuer) return DevelopmentDoor.Closed();
        if (request.HasFormContentType) return await CodeExchange.AnswerAsync(request, issuer, codes, cancellationToken);
        if (await JsonBody.ReadAsync<TokenRequest>(request, cancellationToken) is not { } asked)
            return Problems.BadJson("""{"role": "AgencySubmitter", "agency": "dgie"}""");
        if (Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(r => $"{r}" == asked.Role) is not { } role)
            return Problems.BadRequest("role", "not a role", string.Join(", ", Enum.GetNames<Role>()));
        if (!AgencyId.TryParse(asked.Agency, null, out var agency) && asked.Agency is not null)
            return Problems.BadRequest("agency", "not an agency's short name", "such as dgie, or nothing");
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Answer(request, issuer.Issue(role, asked.Agency is null ? null : agency));
    }

    /// <summary>JSON (RFC 6749) or, as text, the header line that <c>curl -H @file</c> takes.</summary>
    static IActionResult Answer(HttpRequest request, string token) => PlainText.IsAskedFor(request)
        ? Answers.Text($"Authorization: Bearer {token}\n", "text/plain", StatusCodes.Status200OK)
        : Answers.Json(new { access_token = token, token_type = "Bearer", expires_in = (int)DevelopmentIssuer.Lifetime.TotalSeconds });

    sealed record TokenRequest(string? Role, string? Agency);
}
