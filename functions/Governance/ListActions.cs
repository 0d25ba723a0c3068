using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Governance;

namespace Pipeline.Functions.Governance;

/// <summary>What agencies have undertaken, and how far it is.</summary>
public sealed class ListActions(GovernanceRecords records)
{
    [Function(nameof(ListActions))]
    [Access(Role.AgencyCertifier, AnyAgency = true)]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/coordination/actions")] HttpRequest request, CancellationToken cancellationToken) =>
        BookAnswer.Of(await records.ListAsync<ActionItem>(Register.Actions, cancellationToken));
}
