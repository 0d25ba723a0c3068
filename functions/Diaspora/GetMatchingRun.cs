using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Diaspora;

/// <summary>What a run of matching found.</summary>
public sealed class GetMatchingRun(RunShelf shelf)
{
    [Function(nameof(GetMatchingRun))]
    [Access(Role.DiasporaManager)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/diaspora/matching-runs/{run}")] HttpRequest request, string run, CancellationToken cancellationToken) =>
        await shelf.ReadAsync(run, cancellationToken) is { } found ? DiasporaAnswer.Json(found) : Problems.NotFound("There is no run of this id.", "Ask /api/diaspora/matching-runs which there are.");
}
