using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Http;
using Pipeline.Intake.Receipts;
using Pipeline.Reference;

namespace Pipeline.Functions.Intake;

/// <summary>The receipt of a submission as a page to read and print.</summary>
public sealed class GetSubmissionReport(ReceiptStore receipts)
{
    [Function(nameof(GetSubmissionReport))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "submissions/{id}/report")] HttpRequest request,
        string id, CancellationToken cancellationToken)
    {
        if (!SubmissionId.TryParse(id, null, out var submission)) return Problems.NotASubmission("id");
        return await receipts.FindFileAsync(submission, "report.html", cancellationToken) is { } page
            ? Answers.Page(request, page)
            : Problems.NotFound($"There is no report of submission '{submission}' yet.", "Ask /api/submissions/{id} how far it is.");
    }
}
