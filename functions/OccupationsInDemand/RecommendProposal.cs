using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Governance;
using Pipeline.Functions.Http;
using Pipeline.OccupationsInDemand;

namespace Pipeline.Functions.OccupationsInDemand;

/// <summary>Records what the technical working group recommends on a proposal as it was seen (<c>If-Match</c>).</summary>
public sealed class RecommendProposal(ReviewDesk desk)
{
    [Function(nameof(RecommendProposal))]
    [Access(Role.LabourOfficer, Role.Statistician)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/occupations-in-demand/proposals/{quarter}/{isco}/recommendation")] HttpRequest request,
        string quarter, string isco, CancellationToken cancellationToken)
    {
        if (!InDemandRequest.TryRead(quarter, isco, out var problem) || !InDemandRequest.TryReadSeen(request, out var seen, out problem)) return problem;
        if (await JsonBody.ReadAsync<Given>(request, cancellationToken) is not { } given
            || InDemandRequest.ActionOf(given.Action) is not { } action || BookAnswer.Member<ReviewReason>(given.Reason) is not { } reason)
            return Problems.BadJson($$"""{"action": "add, keep, remove or watch", "reason": "{{string.Join(", ", Enum.GetNames<ReviewReason>())}}"}""");
        var answer = await desk.RecommendAsync(quarter, isco, seen, action, reason, request.GetCaller(), cancellationToken);
        return InDemandRequest.Answer(answer, InDemandRequest.Reviewed, StatusCodes.Status200OK);
    }

    sealed record Given(string? Action, string? Reason);
}
