using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Diaspora;

/// <summary>Counts somebody who is interested in an opportunity, and nothing of who it is.</summary>
public sealed class CountInterest(OpportunityDesk desk)
{
    [Function(nameof(CountInterest))]
    [PublicAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/diaspora/opportunities/{id}/interests")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await desk.CountInterestAsync(id, cancellationToken) ? new NoContentResult() : Problems.NotFound("There is no open opportunity of this id.", "Ask /api/diaspora/opportunities which there are.");
}
