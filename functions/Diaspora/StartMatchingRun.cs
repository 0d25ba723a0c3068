using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Access;

namespace Pipeline.Functions.Diaspora;

/// <summary>Matches experts and requests as they stand now.</summary>
public sealed class StartMatchingRun(MatchingRun run)
{
    [Function(nameof(StartMatchingRun))]
    [Access(Role.DiasporaManager)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/diaspora/matching-runs")] HttpRequest request, CancellationToken cancellationToken) =>
        DiasporaAnswer.Json(await run.RunAsync(request.GetCaller().Pseudonym, cancellationToken), StatusCodes.Status201Created);
}
