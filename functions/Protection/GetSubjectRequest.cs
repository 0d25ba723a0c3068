using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Protection.Requests;

namespace Pipeline.Functions.Protection;

/// <summary>A person's request and its clocks.</summary>
public sealed class GetSubjectRequest(RequestBook book, RequestAnswers answers)
{
    [Function(nameof(GetSubjectRequest))]
    [Access(Role.AgencyCertifier, Submission = "id")]
    [Access(Role.CoordinationApprover, Role.Operator)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/subject-requests/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        answers.AnswerAsync(id, async found => (await book.FindAsync(found, cancellationToken), null));
}
