using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Pipeline.Functions.Http;

/// <summary>Where the next page of a list is.</summary>
static class NextPage
{
    /// <summary>The address of the same request with another place to begin at, which the answer's <c>Link</c> header (RFC 8288) gives too.</summary>
    /// <param name="value">The place; null when there is no next page.</param>
    /// <returns>Path and query, or null.</returns>
    public static string? Of(HttpRequest request, string parameter, string? value)
    {
        if (value is null) return null;
        var query = new QueryBuilder(request.Query.Where(p => p.Key != parameter).SelectMany(p => p.Value, (p, text) => KeyValuePair.Create(p.Key, text ?? "")))
        {
            { parameter, value },
        };
        var address = $"{request.PathBase}{request.Path}{query.ToQueryString()}";
        request.HttpContext.Response.Headers.Link = $"<{address}>; rel=\"next\"";
        return address;
    }
}
