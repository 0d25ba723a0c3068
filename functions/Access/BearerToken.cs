using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Access;

static class BearerToken
{
    const string Scheme = "Bearer ";

    /// <summary>The token of header <c>Authorization</c>; empty when the header is twice or holds none, null when there is none of this scheme.</summary>
    public static string? Of(HttpRequest request) => request.Headers.Authorization switch
    {
        [] => null,
        [{ } header] => header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim()
            : header.Equals(Scheme.TrimEnd(), StringComparison.OrdinalIgnoreCase) ? "" : null,
        _ => "",
    };
}
