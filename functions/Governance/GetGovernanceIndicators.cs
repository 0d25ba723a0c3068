using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Coordination;
using Pipeline.Functions.Http;
using Pipeline.Governance;

namespace Pipeline.Functions.Governance;

/// <summary>The four figures by which the mechanism itself is watched, each with what it is made from.</summary>
public sealed class GetGovernanceIndicators(GovernanceReader reader, TimeProvider clock)
{
    [Function(nameof(GetGovernanceIndicators))]
    [Access(Role.AgencyCertifier, AnyAgency = true)]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/coordination/indicators")] HttpRequest request, CancellationToken cancellationToken) =>
        CoordinationRequest.AnswerAsync(request, clock, async question => Answers.Json(await reader.ReadAsync(question, cancellationToken)));
}
