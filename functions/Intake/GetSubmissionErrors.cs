using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Intake;

/// <summary>The full list of a submission's findings as CSV, where its report links to it.</summary>
public sealed class GetSubmissionErrors(SubmissionFiles files)
{
    [Function(nameof(GetSubmissionErrors))]
    [Access(Role.AgencySubmitter, Role.AgencyCertifier, Submission = "id")]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/submissions/{id}/errors.csv")] HttpRequest request,
        string id, CancellationToken cancellationToken) => files.AnswerAsync(
            id, "errors.csv", "list of findings",
            errors => new StreamedAnswer("text/csv", "errors.csv", (body, end) => errors.ToStream().CopyToAsync(body, end)), cancellationToken);
}
