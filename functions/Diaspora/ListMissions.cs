using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;

namespace Pipeline.Functions.Diaspora;

/// <summary>Missions, those delivered and those that came of a proposal here.</summary>
public sealed class ListMissions(MissionBook book)
{
    [Function(nameof(ListMissions))]
    [Access(Role.DiasporaManager)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/diaspora/missions")] HttpRequest request, CancellationToken cancellationToken) =>
        DiasporaAnswer.Json(new { Items = (await book.ListAsync(cancellationToken)).Select(m => m with { Expert = null }) });
}
