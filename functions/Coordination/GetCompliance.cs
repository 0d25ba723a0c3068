using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Coordination;

namespace Pipeline.Functions.Coordination;

/// <summary>How each dataset has kept its promises over a span of periods, as JSON or CSV.</summary>
public sealed class GetCompliance(CoordinationReader reader, TimeProvider clock)
{
    [Function(nameof(GetCompliance))]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/coordination/compliance")] HttpRequest request, CancellationToken cancellationToken) =>
        CoordinationRequest.AnswerAsync(request, clock, async question =>
            CoordinationRequest.Rows(request, ComplianceRow.Of(await reader.ReadCalendarAsync(question, cancellationToken)), "compliance.csv"));
}
