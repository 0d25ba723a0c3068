using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Governance;
using Pipeline.Functions.Http;
using Pipeline.OccupationsInDemand;
using Pipeline.Protection.Decisions;

namespace Pipeline.Functions.OccupationsInDemand;

/// <summary>Records the steering committee's decision on a proposal as it was seen (<c>If-Match</c>): by a person, on a decision of a meeting that is on record.</summary>
public sealed class DecideProposal(ReviewDesk desk)
{
    [Function(nameof(DecideProposal))]
    [Access(Role.CoordinationApprover)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/occupations-in-demand/proposals/{quarter}/{isco}/decision")] HttpRequest request,
        string quarter, string isco, CancellationToken cancellationToken)
    {
        if (!InDemandRequest.TryRead(quarter, isco, out var problem) || !InDemandRequest.TryReadSeen(request, out var seen, out problem)) return problem;
        if (await JsonBody.ReadAsync<Given>(request, cancellationToken) is not { Decision: { } decision, Member: { } member } given
            || BookAnswer.Member<DecisionOutcome>(given.Outcome) is not { } outcome || BookAnswer.Member<ReviewReason>(given.Reason) is not { } reason)
            return Problems.BadJson($$"""{"outcome": "Accept, Amend, Refuse or Defer", "action": "with Amend", "reason": "{{string.Join(", ", Enum.GetNames<ReviewReason>())}}", "decision": "D-2026-001", "member": "mifotra"}""");
        try
        {
            var made = new DecisionGiven(outcome, InDemandRequest.ActionOf(given.Action), reason, decision, member);
            return InDemandRequest.Answer(
                await desk.DecideAsync(quarter, isco, seen, made, request.GetCaller(), cancellationToken), InDemandRequest.Reviewed, StatusCodes.Status200OK);
        }
        catch (OfficerRequiredException e)
        {
            return Problems.Conflict("An officer decides this", e.Message);
        }
    }

    sealed record Given(string? Outcome, string? Action, string? Reason, string? Decision, string? Member);
}
