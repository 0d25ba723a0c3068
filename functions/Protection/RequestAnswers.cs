using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Functions.Http;
using Pipeline.Protection;
using Pipeline.Protection.Requests;
using Pipeline.Reference;

namespace Pipeline.Functions.Protection;

/// <summary>Answers about persons' requests.</summary>
public sealed class RequestAnswers(RequestBook book)
{
    internal async Task<IActionResult> AnswerAsync(string id, Func<SubmissionId, Task<(SubjectRequest? Request, Refusal? Refusal)>> act, int status = StatusCodes.Status200OK)
    {
        if (!SubmissionId.TryParse(id, null, out var request)) return NotARequest();
        var (found, refusal) = await act(request);
        return refusal is not null ? IncidentAnswers.Refused(refusal) : found is null ? None() : Answers.Json(View(found), status);
    }

    internal object View(SubjectRequest request) => new
    {
        request.Id,
        request.Agency,
        request.Kind,
        request.State,
        request.ReceivedOn,
        Clocks = book.ClocksOf(request),
        request.RecordedAt,
        request.RequestedBy,
        request.IdentityCheck,
        request.Domains,
        request.Lifts,
        request.AwaitsDecision,
        request.Found,
        request.AnsweredOn,
        request.AppealedOn,
        request.AppealRuledOn,
        request.ReopenedOn,
        request.Files,
        request.FilesUntil,
        request.CertificateSha256,
        request.Tasks,
        Decision = request.Decision is { } d
            ? new { Role = $"{d.Role}", d.Agency, d.Recommendation, d.RecommendationSha256, d.Agrees, d.Reason, d.DecidedAt }
            : null,
    };

    internal static IActionResult NotARequest() => Problems.BadRequest("id", "not a request's id", "the agency's short name, a hyphen and 20 letters and digits");

    internal static IActionResult None() => Problems.NotFound("There is no such request.", "See the list, /api/subject-requests.");
}
