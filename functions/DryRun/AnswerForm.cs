using Microsoft.AspNetCore.Http;
using Pipeline.Functions.Http;

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
    public static string? Choose(HttpRequest request) => Negotiation.Choose(request, All);
}
