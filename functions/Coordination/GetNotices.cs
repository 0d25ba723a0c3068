using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Coordination;
using Pipeline.Functions.Http;
using Pipeline.Reference;

namespace Pipeline.Functions.Coordination;

/// <summary>What the daily look at the calendar has found, newest first; of one agency where <c>agency</c> names it.</summary>
public sealed class GetNotices(NoticeBoard board)
{
    [Function(nameof(GetNotices))]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/coordination/notices")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.Query.TryGetValue("agency", out var agency)) return Answers.Json(await board.ListAsync(null, cancellationToken));
        return AgencyId.TryParse(agency, null, out var id)
            ? Answers.Json(await board.ListAsync($"{id}", cancellationToken))
            : Problems.BadRequest("agency", "not an agency's short name", "2 to 32 of a-z, 0-9 and hyphen, a letter first, once");
    }
}
