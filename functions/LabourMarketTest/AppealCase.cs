using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Governance;
using Pipeline.Functions.Http;
using Pipeline.LabourMarketTestCases;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>Puts an applicant's appeal on record.</summary>
public sealed class AppealCase(AppealDesk desk, CaseAnswers answers)
{
    [Function(nameof(AppealCase))]
    [Access(Role.LabourOfficer)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/labour-market-tests/{id}/appeal")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await JsonBody.ReadAsync<Given>(request, cancellationToken) is { On: { } day } given && BookAnswer.Member<AppealGround>(given.Ground) is { } ground
            ? await answers.AnswerAsync(request.HttpContext.Response, id, () => desk.LodgeAsync(id, ground, day, request.GetCaller(), cancellationToken), cancellationToken)
            : Problems.BadJson($$"""{"ground": "{{string.Join(", ", Enum.GetNames<AppealGround>())}}", "on": "2026-11-05"}""");

    sealed record Given(string? Ground, DateOnly? On);
}
