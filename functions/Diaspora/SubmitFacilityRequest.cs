using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Access;

namespace Pipeline.Functions.Diaspora;

/// <summary>A draft goes to the technical working group.</summary>
public sealed class SubmitFacilityRequest(RequestDesk desk)
{
    [Function(nameof(SubmitFacilityRequest))]
    [Access(Role.DiasporaManager)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/diaspora/requests/{id}/submission")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        DiasporaAnswer.Of(await desk.SubmitAsync(id, request.GetCaller(), cancellationToken), "There is no request of this id that was made here.");
}
