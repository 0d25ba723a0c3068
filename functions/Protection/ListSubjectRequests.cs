using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Protection.Requests;

namespace Pipeline.Functions.Protection;

/// <summary>Persons' requests, the oldest first; for a certifier those of their agency.</summary>
public sealed class ListSubjectRequests(RequestBook book, RequestAnswers answers)
{
    [Function(nameof(ListSubjectRequests))]
    [Access(Role.AgencyCertifier, AnyAgency = true)]
    [Access(Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/subject-requests")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = request.GetCaller();
        var seesAll = caller.Roles.Overlaps([Role.CoordinationApprover, Role.Operator]);
        if (!seesAll && caller.Agency is null) return Answers.Json(Array.Empty<object>());
        return Answers.Json((await book.ListAsync(seesAll ? null : caller.Agency, cancellationToken)).Select(answers.View));
    }
}
