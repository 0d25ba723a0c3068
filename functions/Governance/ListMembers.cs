using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Governance;

namespace Pipeline.Functions.Governance;

/// <summary>The agencies of the coordination mechanism, and their focal points by address of office.</summary>
public sealed class ListMembers(GovernanceRecords records)
{
    [Function(nameof(ListMembers))]
    [Access(Role.AgencyCertifier, AnyAgency = true)]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/coordination/members")] HttpRequest request, CancellationToken cancellationToken) =>
        BookAnswer.Of(await records.ListAsync<Member>(Register.Members, cancellationToken));
}
