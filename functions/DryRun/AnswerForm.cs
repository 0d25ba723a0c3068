using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Pipeline.Functions.DryRun;

/// <summary>The media types that a check's result is given as.</summary>
static class AnswerForm
{
    public const string Json = "application/json";
    public const string Page = "text/html";
    public const string AnnotatedCopy = "text/csv";
    public const string EssReport = "application/vnd.ess.validation-report+json";

    /// <summary>The first is what a caller gets who takes anything.</summary>
    public static IReadOnlyList<string> All { get; } = [Json, Page, AnnotatedCopy, EssReport];

    /// <summary>What the caller likes best (<c>Accept</c>), or null when none will do.</summary>
    public static string? Choose(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().Accept;
        if (accepted.Count == 0) return Json;
        var offered = All.Where(form => !accepted.Any(a => a.Quality is 0 && a.MediaType.Equals(form, StringComparison.OrdinalIgnoreCase))).ToList();
        return accepted.Where(a => a.Quality is not 0).OrderByDescending(a => a.Quality ?? 1)
            .Select(a => offered.Find(form => new MediaTypeHeaderValue(form).IsSubsetOf(a)))
            .FirstOrDefault(form => form is not null);
    }
}
