using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Access;

namespace Pipeline.Functions.Diaspora;

/// <summary>A facility takes a request back.</summary>
public sealed class WithdrawFacilityRequest(RequestDesk desk)
{
    [Function(nameof(WithdrawFacilityRequest))]
    [Access(Role.DiasporaManager)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/diaspora/requests/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        DiasporaAnswer.Of(await desk.WithdrawAsync(id, request.GetCaller(), cancellationToken), "There is no request of this id that was made here.");
}
