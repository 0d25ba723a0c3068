using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;

namespace Pipeline.Functions.Intake;

/// <summary>The submissions of all agencies, or of the one that the query names.</summary>
public sealed class ListSubmissions(SubmissionPages pages)
{
    [Function(nameof(ListSubmissions))]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/submissions")] HttpRequest request, CancellationToken cancellationToken) =>
        pages.AnswerAsync(request, only: null, cancellationToken);
}
