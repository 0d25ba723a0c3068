using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.DryRun;
using Pipeline.Functions.Http;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;
using Pipeline.ValidationReports;

namespace Pipeline.Functions.Intake;

/// <summary>The receipt of a submission, in French where that is preferred and there is French for it; or how far it is.</summary>
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
            return InLanguage(request, receipt);
        return await ledger.FindAsync(submission, cancellationToken) is { } row
            ? Answers.Accepted(new { submissionId = id, lifecycle = row.Lifecycle, receivedAt = row.ReceivedAt })
            : Problems.NotFound($"There is no submission '{submission}'.", "Look the id up in the receipts container, or upload the file.");
    }

    static IActionResult InLanguage(HttpRequest request, BinaryData kept)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.Vary = "Accept-Language";
        if (PreferredLanguage.Of(request) != Language.French || ReceiptInFrench.Of(Receipt.FromJson(kept)) is not { } french) return Answers.Json(kept);
        headers.ContentLanguage = "fr";
        return Answers.Json(french.ToJson());
    }
}
