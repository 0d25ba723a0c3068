using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Intake.Replay;

namespace Pipeline.Functions.Operations;

/// <summary>What an operator asks of a replay: to be shown what it would change, or to carry out what they were shown.</summary>
static class ReplayRequest
{
    const string Example = """{"fingerprint": "...", "reason": "Version 1.1.0 takes permits of one day"}""";

    /// <summary>The order; or null, when it is a dry run or the request cannot be used.</summary>
    public static async Task<(bool IsDryRun, ReplayOrder? Order, IActionResult? Problem)> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var query = new QueryReader(request.Query);
        var isDryRun = query.Read<bool?>("dryRun", "true or false", text => bool.TryParse(text, out var value) ? value : null) ?? false;
        if (query.Problem is { } problem) return (isDryRun, null, problem);
        if (isDryRun) return (true, null, null);
        return await JsonBody.ReadAsync<Body>(request, ct) is { Fingerprint: { Length: > 0 } fingerprint, Reason: { } reason } && ReasonText.IsOne(reason)
            ? (false, new(fingerprint, reason, request.GetCaller().Pseudonym), null)
            : (false, null, Problems.BadJson($"{Example} with the fingerprint that ?dryRun=true gave, and a reason of 3 to 200 characters that names no person"));
    }

    /// <summary>Why nothing was done, as an answer.</summary>
    public static IActionResult Answer(ReplayRefusal refusal) => refusal switch
    {
        { Kind: ReplayRefusalKind.Unknown } => Problems.NotFound(refusal.Sentence, "Look the id up in the list of submissions, /api/submissions."),
        { Preview: { } now } => Problems.Conflict("It would change something else", refusal.Sentence, now),
        _ => Problems.Conflict("It is not replayed", refusal.Sentence),
    };

    sealed record Body(string? Fingerprint, string? Reason);
}
