using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Governance;

namespace Pipeline.Functions.Governance;

/// <summary>Records a decision of a meeting that had its quorum, and what it approved.</summary>
public sealed class RecordDecision(CoordinationBook book)
{
    [Function(nameof(RecordDecision))]
    [Access(Role.CoordinationApprover)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/coordination/decisions")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await JsonBody.ReadAsync<DecisionGiven>(request, cancellationToken) is not { Meeting: { } meeting, Subject: { } subject } given
            || BookAnswer.Member<DecisionKind>(given.Kind) is not { } kind)
            return Problems.BadJson("""{"meeting": "2026-11-20-SteeringCommittee", "subject": "Wages have a ceiling", "kind": "AgreementVersion, RuleSet, OccupationsInDemandList or Other", "approved": "dgie/work-permits@1.1.0"}""");
        return BookAnswer.Of(await book.DecideAsync(meeting, subject, kind, given.Approved, request.GetCaller(), cancellationToken));
    }

    sealed record DecisionGiven(string? Meeting, string? Subject, string? Kind, string? Approved);
}
