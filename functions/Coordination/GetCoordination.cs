using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Coordination;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Coordination;

/// <summary>The one answer: per agency what is missing, late, due soon, not accepted and why, and where far fewer rows came than usual.</summary>
public sealed class GetCoordination(CoordinationReader reader, TimeProvider clock)
{
    [Function(nameof(GetCoordination))]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/coordination")] HttpRequest request, CancellationToken cancellationToken) =>
        CoordinationRequest.AnswerAsync(request, clock, async question =>
            Answers.Json(await reader.ViewAsync(question, await reader.ReadCalendarAsync(question, cancellationToken), cancellationToken)));
}
