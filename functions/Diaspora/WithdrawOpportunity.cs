using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Access;

namespace Pipeline.Functions.Diaspora;

/// <summary>An opportunity is taken back before its last day.</summary>
public sealed class WithdrawOpportunity(OpportunityDesk desk)
{
    [Function(nameof(WithdrawOpportunity))]
    [Access(Role.DiasporaManager)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/diaspora/opportunities/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        DiasporaAnswer.Of(await desk.WithdrawAsync(id, request.GetCaller(), cancellationToken), "There is no opportunity of this id.");
}
