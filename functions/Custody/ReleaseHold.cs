using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Custody;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Reference;

namespace Pipeline.Functions.Custody;

/// <summary>Ends a hold before its day.</summary>
public sealed class ReleaseHold(Holds holds)
{
    [Function(nameof(ReleaseHold))]
    [Access(Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/operations/retention/holds/{agency}/{hold}")] HttpRequest request,
        string agency, string hold, CancellationToken cancellationToken) =>
        AgencyId.TryParse(agency, null, out var id) && await holds.ReleaseAsync(id, hold, request.GetCaller().Pseudonym, cancellationToken)
            ? new NoContentResult()
            : Problems.NotFound("There is no such hold.", "GET /api/operations/retention lists those there are.");
}
