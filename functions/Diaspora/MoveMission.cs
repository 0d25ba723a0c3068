using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Diaspora;

/// <summary>A mission moves on, or is cancelled.</summary>
public sealed class MoveMission(MissionBook book)
{
    [Function(nameof(MoveMission))]
    [Access(Role.DiasporaManager)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/diaspora/missions/{id}/steps")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (await DiasporaAnswer.BodyAsync<MissionStep>(request, cancellationToken) is not { } step) return Problems.BadJson("""{"to": "Accepted, Confirmed, Running, Completed or Cancelled", "on": "2027-01-10", "reason": "of a cancellation"}""");
        var answer = await book.MoveAsync(id, step, request.GetCaller(), cancellationToken);
        return DiasporaAnswer.Of((answer.Done is { } done ? done with { Expert = null } : null, answer.Refusal), "There is no mission of this id that came of a proposal here.");
    }
}
