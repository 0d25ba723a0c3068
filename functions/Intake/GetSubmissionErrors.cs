using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Http;
using Pipeline.Intake.Receipts;
using Pipeline.Reference;

namespace Pipeline.Functions.Intake;

/// <summary>The full list of a submission's findings as CSV, where its report links to it.</summary>
public sealed class GetSubmissionErrors(ReceiptStore receipts)
{
    [Function(nameof(GetSubmissionErrors))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "submissions/{id}/errors.csv")] HttpRequest request,
        string id, CancellationToken cancellationToken)
    {
        if (!SubmissionId.TryParse(id, null, out var submission)) return Problems.NotASubmission("id");
        return await receipts.FindFileAsync(submission, "errors.csv", cancellationToken) is { } errors
            ? new StreamedAnswer("text/csv", "errors.csv", (body, end) => errors.ToStream().CopyToAsync(body, end))
            : Problems.NotFound($"There is no list of findings of submission '{submission}' yet.", "Ask /api/submissions/{id} how far it is.");
    }
}
