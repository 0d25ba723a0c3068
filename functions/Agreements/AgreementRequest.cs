using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Agreements;
using Pipeline.Functions.Http;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Functions.Agreements;

/// <summary>What all functions about a version of an agreement have in common: its name, and the answer to what was done with it.</summary>
static class AgreementRequest
{
    public static bool TryRead(string agency, string dataset, string version, [NotNullWhen(true)] out AgreementId? id, [NotNullWhen(false)] out IActionResult? problem)
    {
        (id, problem) = (null, null);
        if (!AgencyId.TryParse(agency, null, out var agencyId)) problem = Problems.NotAnAgency();
        else if (!DatasetId.TryParse(dataset, null, out var datasetId)) problem = Problems.BadRequest("dataset", "not a dataset's short name", "one such as work-permits");
        else if (!ProtocolVersion.TryParse(version, out var number)) problem = Problems.BadRequest("version", "not a version", "one such as 1.1.0");
        else id = new(agencyId, datasetId, number);
        return id is not null;
    }

    /// <param name="ifMatch">Whether the request named a text in a header rather than in its body.</param>
    public static IActionResult Answer(HttpResponse response, AgreementAnswer answer, int status = StatusCodes.Status200OK, bool ifMatch = false)
    {
        if (answer.Refusal is { } refusal) return Refuse(refusal, ifMatch);
        var view = VersionView.Of(answer.Version!, answer.Approvals);
        if (view.Sha256 is { Length: > 0 } sha256) response.Headers.ETag = $"\"{sha256}\"";
        return Answers.Json(view, status);
    }

    static IActionResult Refuse(AgreementRefusal refusal, bool ifMatch) => refusal.Kind switch
    {
        RefusalKind.NotFound => Problems.NotFound(refusal.Detail, ""),
        RefusalKind.Wrong => Problems.Unprocessable(refusal.Title, refusal.Detail, refusal.Mistakes),
        RefusalKind.NotTheirs => Problems.Forbidden(refusal.Title, refusal.Detail),
        RefusalKind.Changed when ifMatch => Problems.PreconditionFailed(refusal.Title, refusal.Detail),
        _ => Problems.Conflict(refusal.Title, refusal.Detail),
    };
}

/// <summary>The text that is meant, so that nobody decides about one that they have not seen.</summary>
sealed record NamedText(string? Sha256)
{
    public bool IsNamed => Sha256 is { Length: 64 } && Sha256.All(char.IsAsciiHexDigitLower);
}

/// <summary>A reason in words, and where it is about a text, which.</summary>
sealed record ReasonGiven(string? Sha256, string? Reason)
{
    const int Longest = 1000;

    public bool IsGiven => !string.IsNullOrWhiteSpace(Reason) && Reason.Length <= Longest;
}
