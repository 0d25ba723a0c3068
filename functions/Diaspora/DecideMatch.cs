using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Diaspora;

/// <summary>A person confirms or rejects what a run found.</summary>
public sealed class DecideMatch(ProposalDesk desk)
{
    [Function(nameof(DecideMatch))]
    [Access(Role.DiasporaManager)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/diaspora/matching-runs/{run}/requests/{id}/experts/{expert}/decision")] HttpRequest request, string run, string id, string expert, CancellationToken cancellationToken)
    {
        if (await DiasporaAnswer.BodyAsync<Given>(request, cancellationToken) is not { } given || given.Confirm == given.Reason.HasValue)
            return Problems.BadJson($$"""{"confirm": true} or {"confirm": false, "reason": "{{string.Join(", ", Enum.GetNames<RejectionReason>())}}"}""");
        return DiasporaAnswer.Of(await desk.DecideAsync(run, id, expert, given.Reason, request.GetCaller(), cancellationToken), "The run has no such candidate for this request.");
    }

    sealed record Given(bool Confirm, RejectionReason? Reason);
}
