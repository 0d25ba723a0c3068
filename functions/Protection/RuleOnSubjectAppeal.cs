using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Protection.Requests;

namespace Pipeline.Functions.Protection;

/// <summary>Notes what the authority ruled on an appeal: that the answer stands, or that the request is carried out after all.</summary>
public sealed class RuleOnSubjectAppeal(RequestDesk desk, RequestAnswers answers)
{
    [Function(nameof(RuleOnSubjectAppeal))]
    [Access(Role.AgencyCertifier, Submission = "id")]
    [Access(Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/subject-requests/{id}/appeal/ruling")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return await JsonBody.ReadAsync<AppealRuling>(request, cancellationToken) is { } ruling
            ? await answers.AnswerAsync(id, found => desk.RuleAsync(found, ruling, request.GetCaller(), cancellationToken))
            : Problems.BadJson("""{"upheld": true, "on": "2026-12-05", "identifiers": [{"domain": "person", "value": "the number on the paper"}]}""");
    }
}
