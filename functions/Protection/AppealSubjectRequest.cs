using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Protection.Requests;

namespace Pipeline.Functions.Protection;

/// <summary>Notes that the person turned to the supervisory authority, which starts its clock.</summary>
public sealed class AppealSubjectRequest(RequestDesk desk, RequestAnswers answers)
{
    [Function(nameof(AppealSubjectRequest))]
    [Access(Role.AgencyCertifier, Submission = "id")]
    [Access(Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/subject-requests/{id}/appeal")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await JsonBody.ReadAsync<Appeal>(request, cancellationToken) is { On: { } day }
            ? await answers.AnswerAsync(id, found => desk.AppealAsync(found, day, request.GetCaller(), cancellationToken))
            : Problems.BadJson("""{"on": "2026-11-05"}""");

    sealed record Appeal(DateOnly? On);
}
