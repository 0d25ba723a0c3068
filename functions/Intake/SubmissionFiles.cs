using Microsoft.AspNetCore.Mvc;
using Pipeline.Functions.Http;
using Pipeline.Intake.Receipts;

namespace Pipeline.Functions.Intake;

/// <summary>Answers with a file that lies beside a submission's receipt.</summary>
public sealed class SubmissionFiles(ReceiptStore receipts)
{
    /// <param name="id">As the caller wrote it.</param>
    /// <param name="what">What the file is, for a caller who asks too early.</param>
    /// <param name="answer">The form in which it is given.</param>
    public async Task<IActionResult> AnswerAsync(string id, string file, string what, Func<BinaryData, IActionResult> answer, CancellationToken ct)
    {
        if (!SubmissionRoute.TryRead(id, out var submission, out var wrong)) return wrong;
        return await receipts.FindFileAsync(submission, file, ct) is { } content
            ? answer(content)
            : Problems.NotFound($"There is no {what} of submission '{submission}' yet.", "Ask /api/submissions/{id} how far it is.");
    }
}
