using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;

namespace Pipeline.Functions.Diaspora;

/// <summary>The runs of matching, the newest first.</summary>
public sealed class ListMatchingRuns(RunShelf shelf)
{
    [Function(nameof(ListMatchingRuns))]
    [Access(Role.DiasporaManager)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/diaspora/matching-runs")] HttpRequest request, CancellationToken cancellationToken) =>
        DiasporaAnswer.Json(new { Items = await shelf.ListAsync(cancellationToken) });
}
