using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.LabourMarketTestCases;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>Decides on an appeal: by another officer than the one appealed against. Upheld, the case is open again.</summary>
public sealed class DecideAppeal(AppealDesk desk, CaseAnswers answers)
{
    [Function(nameof(DecideAppeal))]
    [Access(Role.LabourOfficer, Role.CoordinationApprover)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/labour-market-tests/{id}/appeal/decision")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await JsonBody.ReadAsync<Given>(request, cancellationToken) is { Uphold: { } uphold }
            ? await answers.AnswerAsync(request.HttpContext.Response, id, () => desk.DecideAsync(id, uphold, request.GetCaller(), cancellationToken), cancellationToken)
            : Problems.BadJson("""{"uphold": true}""");

    sealed record Given(bool? Uphold);
}
