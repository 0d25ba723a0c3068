using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Governance;

namespace Pipeline.Functions.Governance;

/// <summary>The decisions of the meetings, and what each approved.</summary>
public sealed class ListDecisions(GovernanceRecords records)
{
    [Function(nameof(ListDecisions))]
    [Access(Role.AgencyCertifier, AnyAgency = true)]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/coordination/decisions")] HttpRequest request, CancellationToken cancellationToken) =>
        BookAnswer.Of(await records.ListAsync<Decision>(Register.Decisions, cancellationToken));
}
