using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;

namespace Pipeline.Functions.Diaspora;

/// <summary>Requests of facilities, those delivered and those made here.</summary>
public sealed class ListFacilityRequests(RequestDesk desk)
{
    [Function(nameof(ListFacilityRequests))]
    [Access(Role.DiasporaManager, Role.CoordinationReader, Role.CoordinationApprover)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/diaspora/requests")] HttpRequest request, CancellationToken cancellationToken) =>
        DiasporaAnswer.Json(new { Items = (await desk.ListAsync(cancellationToken)).Requests });
}
