using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Reference;

namespace Pipeline.Functions.Http;

/// <summary>The submission that an address names.</summary>
static class SubmissionRoute
{
    /// <param name="id">As the caller wrote it.</param>
    /// <param name="wrong">The answer to an address that names none.</param>
    public static bool TryRead(string id, out SubmissionId submission, [NotNullWhen(false)] out IActionResult? wrong)
    {
        wrong = SubmissionId.TryParse(id, null, out submission)
            ? null
            : Problems.BadRequest("id", "not a submission's id", "the agency's short name, a hyphen and 20 letters and digits");
        return wrong is null;
    }
}
