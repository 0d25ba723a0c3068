using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.LabourMarketTestCases;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>Notes that a condition of the newest decision is met.</summary>
public sealed class MeetCondition(DecisionDesk desk, CaseAnswers answers)
{
    [Function(nameof(MeetCondition))]
    [Access(Role.LabourOfficer)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/labour-market-tests/{id}/conditions/{condition}")] HttpRequest request, string id, string condition,
        CancellationToken cancellationToken) =>
        answers.AnswerAsync(request.HttpContext.Response, id, () => desk.MeetConditionAsync(id, condition, request.GetCaller(), cancellationToken), cancellationToken);
}
