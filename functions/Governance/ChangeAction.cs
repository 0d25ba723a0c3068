using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Governance;

namespace Pipeline.Functions.Governance;

/// <summary>Says that an action is done, dropped or open again.</summary>
public sealed class ChangeAction(CoordinationBook book)
{
    [Function(nameof(ChangeAction))]
    [Access(Role.CoordinationApprover)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/coordination/actions/{id}")] HttpRequest request,
        string id, CancellationToken cancellationToken)
    {
        if (await JsonBody.ReadAsync<StatusGiven>(request, cancellationToken) is not { } given || BookAnswer.Member<ActionStatus>(given.Status) is not { } status)
            return Problems.BadJson("""{"status": "Open, Done or Dropped"}""");
        return await book.ChangeAsync(id, status, request.GetCaller(), cancellationToken) is { } changed
            ? BookAnswer.Of(changed)
            : Problems.NotFound("There is no action of this id.", "Ask /api/coordination/actions which there are.");
    }

    sealed record StatusGiven(string? Status);
}
