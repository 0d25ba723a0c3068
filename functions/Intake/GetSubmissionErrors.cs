using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Intake.Receipts;

namespace Pipeline.Functions.Intake;

/// <summary>The full list of a submission's findings as CSV, where its report links to it.</summary>
public sealed class GetSubmissionErrors(ReceiptStore receipts)
{
    [Function(nameof(GetSubmissionErrors))]
    [Access(Role.AgencySubmitter, Role.AgencyCertifier, Submission = "id")]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/submissions/{id}/errors.csv")] HttpRequest request,
        string id, CancellationToken cancellationToken)
    {
        if (!SubmissionRoute.TryRead(id, out var submission, out var wrong)) return wrong;
        return await receipts.FindFileAsync(submission, "errors.csv", cancellationToken) is { } errors
            ? new StreamedAnswer("text/csv", "errors.csv", (body, end) => errors.ToStream().CopyToAsync(body, end))
            : Problems.NotFound($"There is no list of findings of submission '{submission}' yet.", "Ask /api/submissions/{id} how far it is.");
    }
}
