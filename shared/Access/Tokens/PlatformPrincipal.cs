using System.Text.Json;

namespace Pipeline.Access;

/// <summary>
/// The caller as the platform in front of the app names it, once it has checked their sign-in itself: header <c>X-MS-CLIENT-PRINCIPAL</c>, base64 of
/// <c>{"role_typ", "claims": [{"typ", "val"}]}</c>. Anybody can write such a header: it counts only where the platform says that it sets it.
/// </summary>
public static class PlatformPrincipal
{
    const string NameIdentifier = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier";

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <returns>Null when the header is none of the platform's, or names nobody.</returns>
    public static Caller? Read(string header)
    {
        try
        {
            if (JsonSerializer.Deserialize<Principal>(Convert.FromBase64String(header), Options) is not { Claims: { } claims } principal) return null;
            string[] Values(params string?[] types) =>
                [.. from claim in claims.OfType<PrincipalClaim>() where claim is { Typ: not null, Val: not null } && types.Contains(claim.Typ) select claim.Val];
            var subject = Values(ClaimNames.Subject, NameIdentifier).FirstOrDefault();
            return Caller.From(subject, Values(ClaimNames.Roles, principal.Role_typ), Values(ClaimNames.Agency)) is { } caller
                ? caller with { IsService = Caller.IsOfService(subject, Values(ClaimNames.IdentityKind), Values([.. ClaimNames.Clients])) }
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }

    sealed record Principal(string? Role_typ, IReadOnlyList<PrincipalClaim?>? Claims);

    sealed record PrincipalClaim(string? Typ, string? Val);
}
