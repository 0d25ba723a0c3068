using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Coordination;

namespace Pipeline.Functions.Coordination;

/// <summary>Table T17: completeness, validity, lateness and score of each dataset over a span of periods, as JSON or CSV.</summary>
public sealed class GetScorecards(CoordinationReader reader, ScoreWeights weights, TimeProvider clock)
{
    [Function(nameof(GetScorecards))]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/coordination/scorecards")] HttpRequest request, CancellationToken cancellationToken) =>
        CoordinationRequest.AnswerAsync(request, clock, async question =>
            CoordinationRequest.Rows(request, ScorecardRow.Of(await reader.ReadCalendarAsync(question, cancellationToken), weights), "scorecards.csv"));
}
