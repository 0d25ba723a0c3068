using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Governance;

namespace Pipeline.Functions.Governance;

/// <summary>The meetings of the steering committee and the technical working group.</summary>
public sealed class ListMeetings(GovernanceRecords records)
{
    [Function(nameof(ListMeetings))]
    [Access(Role.AgencyCertifier, AnyAgency = true)]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/coordination/meetings")] HttpRequest request, CancellationToken cancellationToken) =>
        BookAnswer.Of(await records.ListAsync<Meeting>(Register.Meetings, cancellationToken));
}
