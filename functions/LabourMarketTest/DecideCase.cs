using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Governance;
using Pipeline.Functions.Http;
using Pipeline.LabourMarketTest;
using Pipeline.LabourMarketTestCases;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>A named officer's decision on a case: as recommended, or otherwise with a coded reason. The body names the record that the officer saw.</summary>
public sealed class DecideCase(DecisionDesk desk, CaseAnswers answers)
{
    [Function(nameof(DecideCase))]
    [Access(Role.LabourOfficer)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/labour-market-tests/{id}/decision")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (await JsonBody.ReadAsync<Given>(request, cancellationToken) is not { Record: { } record } given
            || BookAnswer.Member<Outcome>(given.Outcome) is not { } outcome || BookAnswer.Member<DecisionReason>(given.Reason) is not { } reason)
            return Problems.BadJson($$"""{"outcome": "{{string.Join(", ", DecisionReasons.Decidable)}}", "reason": "{{string.Join(", ", Enum.GetNames<DecisionReason>())}}", "record": "recordSha256 of the case", "permitClass": "H2", "validityMonths": 24, "conditions": [{"code": "ST-410", "reason": "UNDERSTUDY_MISSING", "dueDays": 60}]}""");
        if (given.Conditions?.Any(c => !IsCode(c.Code) || !IsCode(c.Reason) || c.DueDays is < 1 or > 3650) == true)
            return Problems.BadRequest("conditions", "not conditions with codes", "for each a code and a reason of capitals, digits, _ and -, and 1 to 3650 dueDays or none");
        var wanted = new DecisionWanted(outcome, reason, record, given.PermitClass, given.ValidityMonths, given.Conditions?.Select(c => new CaseCondition(c.Code!, c.Reason!, c.DueDays)).ToList());
        return await answers.AnswerAsync(request.HttpContext.Response, id, () => desk.DecideAsync(id, wanted, request.GetCaller(), cancellationToken), cancellationToken);
    }

    static bool IsCode(string? text) => text is { Length: >= 1 and <= 60 } && text.All(c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-');

    sealed record Condition(string? Code, string? Reason, int? DueDays);

    sealed record Given(string? Outcome, string? Reason, string? Record, string? PermitClass, int? ValidityMonths, IReadOnlyList<Condition>? Conditions);
}
