using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Functions.Http;
using Pipeline.Functions.Indicators;
using Pipeline.Indicators.Shortage;
using Pipeline.Indicators.Tables;
using Pipeline.OccupationsInDemand;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Functions.OccupationsInDemand;

/// <summary>What functions about the list have in common: names in addresses, what must have been seen, and the answers to what was done.</summary>
static class InDemandRequest
{
    public static bool IsQuarter(string text) => ReferencePeriod.TryParse(text, null, out var period) && period.Frequency == Frequency.Q && $"{period}" == text;

    /// <param name="problem">The answer to an address that names no proposal.</param>
    public static bool TryRead(string quarter, string isco, [NotNullWhen(false)] out IActionResult? problem)
    {
        problem = !IsQuarter(quarter) ? NotAQuarter("quarter")
            : Isco08.TryParse(isco, null, out var code) && code.Level == 4 ? null
            : NotAnOccupation();
        return problem is null;
    }

    public static IActionResult NotAQuarter(string parameter) => Problems.BadRequest(parameter, "not a quarter", "one such as 2026-Q3, once");

    public static IActionResult NotAnOccupation() => Problems.BadRequest("isco", "not a unit group of ISCO-08", "four digits, such as 2221");

    /// <summary>The version of the review that the caller says it has seen: what <c>If-Match</c> holds of the proposal's ETag.</summary>
    public static bool TryReadSeen(HttpRequest request, [NotNullWhen(true)] out string? seen, [NotNullWhen(false)] out IActionResult? problem)
    {
        seen = request.Headers.IfMatch is [{ } tag] && tag.Trim('"').Split('.') is [{ Length: 64 } version, ..] ? version : null;
        problem = seen is null
            ? Problems.PreconditionRequired("Nobody decides about what they have not seen: send the ETag of the proposal, as GET gives it, as If-Match.")
            : null;
        return seen is not null;
    }

    /// <summary>Gives what was done as JSON, or says why it was not done.</summary>
    public static IActionResult Answer<T>(DeskAnswer<T> answer, Func<T, object> view, int status = StatusCodes.Status201Created) where T : class =>
        answer.Refusal is { } refusal ? Refuse(refusal) : Json(view(answer.Result!), status);

    /// <summary>An action by the word that it has in outputs; null for any other text.</summary>
    public static ListAction? ActionOf(string? word) => Words.Action.TryParse(word, out var action) ? action : null;

    /// <summary>The review as it is now, and the version that a later step names.</summary>
    public static object Reviewed(OccupationReview review) => new { review.Quarter, review.Isco08, review.State, Version = review.Version() };

    public static IActionResult Json(object value, int status = StatusCodes.Status200OK) =>
        Answers.Text(JsonSerializer.Serialize(value, Documents.Json), "application/json", status);

    /// <summary>Why what rests on these datasets may not be shown; null when it may.</summary>
    public static IActionResult? Withheld(IEnumerable<string> sources, CatalogInForce catalog) => IndicatorRelease.WhyNot(sources, catalog.Now) is { } why
        ? Problems.Conflict("The indicators are withheld", $"{why.En} Until the next run without that data nothing is shown.")
        : null;

    static IActionResult Refuse(DeskRefusal refusal) => refusal.Kind switch
    {
        RefusalKind.NotFound => Problems.NotFound(refusal.Detail, ""),
        RefusalKind.Wrong => Problems.BadRequest(refusal.Field, refusal.Detail, refusal.Expected),
        RefusalKind.NotTheirs => Problems.Forbidden(refusal.Title, refusal.Detail),
        RefusalKind.Changed => Problems.PreconditionFailed(refusal.Title, refusal.Detail),
        _ => Problems.Conflict(refusal.Title, refusal.Detail),
    };
}
