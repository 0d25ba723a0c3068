using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Pipeline.Access;

namespace Pipeline.Functions.Access;

/// <summary>
/// The headers in which the platform names a caller whose sign-in it has checked. Where it does not say that it does (its own setting
/// <c>WEBSITE_AUTH_ENABLED</c>) whoever calls has written them, and they are taken off the request.
/// </summary>
public sealed class PlatformHeaders(IConfiguration configuration)
{
    const string Principal = "X-MS-CLIENT-PRINCIPAL";
    const string Tokens = "X-MS-TOKEN-";

    readonly bool _areGenuine = "True".Equals(configuration["WEBSITE_AUTH_ENABLED"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes headers off that nobody vouches for, and gives the caller that the others name.</summary>
    public Caller? Read(HttpRequest request)
    {
        if (_areGenuine) return request.Headers[Principal] is [{ } header] ? PlatformPrincipal.Read(header) : null;
        // Hardly anybody sends one: what is to go is listed when there is one.
        List<string>? written = null;
        foreach (var (name, _) in request.Headers)
            if (IsPlatforms(name)) (written ??= []).Add(name);
        foreach (var name in written ?? []) request.Headers.Remove(name);
        return null;
    }

    static bool IsPlatforms(string header) =>
        header.StartsWith(Principal, StringComparison.OrdinalIgnoreCase) || header.StartsWith(Tokens, StringComparison.OrdinalIgnoreCase);
}
