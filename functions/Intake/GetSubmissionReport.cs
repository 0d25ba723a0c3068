using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Intake;

/// <summary>The receipt of a submission as a page to read and print.</summary>
public sealed class GetSubmissionReport(SubmissionFiles files)
{
    [Function(nameof(GetSubmissionReport))]
    [Access(Role.AgencySubmitter, Role.AgencyCertifier, Submission = "id")]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/submissions/{id}/report")] HttpRequest request,
        string id, CancellationToken cancellationToken) =>
        files.AnswerAsync(id, "report.html", "report", page => Answers.Page(request, page), cancellationToken);
}
