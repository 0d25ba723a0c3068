using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;

namespace Pipeline.Functions.Intake;

/// <summary>The receipt of a submission, or how far it is.</summary>
public sealed class GetSubmission(SubmissionLedger ledger, ReceiptStore receipts)
{
    [Function(nameof(GetSubmission))]
    [Access(Role.AgencySubmitter, Role.AgencyCertifier, Submission = "id")]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/submissions/{id}")] HttpRequest request,
        string id, CancellationToken cancellationToken)
    {
        if (!SubmissionRoute.TryRead(id, out var submission, out var wrong)) return wrong;
        if (await receipts.FindFileAsync(submission, "receipt.json", cancellationToken) is { } receipt)
            return Answers.Json(receipt);
        return await ledger.FindAsync(submission, cancellationToken) is { } row
            ? Answers.Accepted(new { submissionId = id, lifecycle = row.Lifecycle, receivedAt = row.ReceivedAt })
            : Problems.NotFound($"There is no submission '{submission}'.", "Look the id up in the receipts container, or upload the file.");
    }
}
