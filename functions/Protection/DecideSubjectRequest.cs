using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Protection.Decisions;
using Pipeline.Protection.Requests;

namespace Pipeline.Functions.Protection;

/// <summary>An officer's decision on a request: to grant what waits for one, or to refuse for a reason of the law.</summary>
public sealed class DecideSubjectRequest(RequestDesk desk, RequestAnswers answers)
{
    [Function(nameof(DecideSubjectRequest))]
    [Access(Role.AgencyCertifier, Submission = "id")]
    [Access(Role.CoordinationApprover)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/subject-requests/{id}/decision")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (await JsonBody.ReadAsync<Decision>(request, cancellationToken) is not { Grant: { } grant, Reason: { } reason })
            return Problems.BadJson("""{"grant": false, "reason": "LegalObligation"}""");
        try
        {
            return await answers.AnswerAsync(id, found => desk.DecideAsync(found, grant, reason, request.GetCaller(), cancellationToken));
        }
        catch (OfficerRequiredException e)
        {
            return Problems.Conflict("An officer decides this", e.Message);
        }
    }

    sealed record Decision(bool? Grant, DecisionReason? Reason);
}
