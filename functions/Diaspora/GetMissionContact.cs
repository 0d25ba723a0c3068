using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Access;

namespace Pipeline.Functions.Diaspora;

/// <summary>How an expert is reached, once they have accepted the mission.</summary>
public sealed class GetMissionContact(ProposalDesk desk)
{
    [Function(nameof(GetMissionContact))]
    [Access(Role.DiasporaManager)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/diaspora/missions/{id}/contact")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        DiasporaAnswer.Of(await desk.ContactAsync(id, request.GetCaller(), cancellationToken), "There is no such mission, or its expert registered elsewhere.");
}
