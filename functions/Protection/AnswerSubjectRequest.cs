using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Protection.Requests;

namespace Pipeline.Functions.Protection;

/// <summary>Closes a rectification of which the providing agencies have said what they did.</summary>
public sealed class AnswerSubjectRequest(RequestDesk desk, RequestAnswers answers)
{
    [Function(nameof(AnswerSubjectRequest))]
    [Access(Role.AgencyCertifier, Submission = "id")]
    [Access(Role.Operator)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/subject-requests/{id}/answer")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answers.AnswerAsync(id, found => desk.AnswerAsync(found, request.GetCaller(), cancellationToken));
}
