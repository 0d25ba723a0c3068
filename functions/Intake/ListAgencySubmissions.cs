using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Reference;

namespace Pipeline.Functions.Intake;

/// <summary>An agency's own submissions.</summary>
public sealed class ListAgencySubmissions(SubmissionPages pages)
{
    [Function(nameof(ListAgencySubmissions))]
    [Access(Role.AgencySubmitter, Role.AgencyCertifier, Agency = "agency")]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/agencies/{agency}/submissions")] HttpRequest request,
        string agency, CancellationToken cancellationToken) => AgencyId.TryParse(agency, null, out var id)
            ? await pages.AnswerAsync(request, id, cancellationToken)
            : Problems.NotAnAgency();
}
