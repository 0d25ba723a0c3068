using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Pipeline.Functions.Http;

static class Negotiation
{
    /// <summary>Which of the media types the caller likes best (<c>Accept</c>); the first when it takes anything, null when none will do.</summary>
    public static string? Choose(HttpRequest request, IReadOnlyList<string> forms)
    {
        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0) return forms[0];
        var offered = forms.Where(form => !accepted.Any(a => a.Quality is 0 && a.MediaType.Equals(form, StringComparison.OrdinalIgnoreCase))).ToList();
        return accepted.Where(a => a.Quality is not 0).OrderByDescending(a => a.Quality ?? 1)
            .Select(a => offered.Find(form => new MediaTypeHeaderValue(form).IsSubsetOf(a)))
            .FirstOrDefault(form => form is not null);
    }
}
