using Microsoft.AspNetCore.Http;
using Pipeline.ValidationReports;

namespace Pipeline.Functions.DryRun;

static class PreferredLanguage
{
    /// <summary>The caller's first choice (<c>Accept-Language</c>) of the two languages there are; English when neither is named.</summary>
    public static Language Of(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .Where(l => l.Quality is not 0).OrderByDescending(l => l.Quality ?? 1)
        .Select(l => l.Value.Value?.Split('-')[0].ToLowerInvariant())
        .FirstOrDefault(l => l is "en" or "fr") == "fr" ? Language.French : Language.English;
}
