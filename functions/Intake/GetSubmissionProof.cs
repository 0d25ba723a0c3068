using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Intake.Ledger;

namespace Pipeline.Functions.Intake;

/// <summary>The events of a submission in the audit trail, and whether the trail they stand in is whole.</summary>
public sealed class GetSubmissionProof(SubmissionProofs proofs)
{
    [Function(nameof(GetSubmissionProof))]
    [Access(Role.AgencySubmitter, Role.AgencyCertifier, Submission = "id")]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/submissions/{id}/proof")] HttpRequest request,
        string id, CancellationToken cancellationToken)
    {
        if (!SubmissionRoute.TryRead(id, out var submission, out var wrong)) return wrong;
        return await proofs.FindAsync(submission, cancellationToken) is { } proof
            ? Answers.Json(proof)
            : Problems.NotFound($"There is no submission '{submission}'.", "Look the id up in the list of submissions, /api/submissions.");
    }
}
