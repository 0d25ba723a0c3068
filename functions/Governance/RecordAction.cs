using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Governance;
using Pipeline.Reference;

namespace Pipeline.Functions.Governance;

/// <summary>Records what an agency has undertaken, and until when.</summary>
public sealed class RecordAction(CoordinationBook book, TimeProvider clock)
{
    [Function(nameof(RecordAction))]
    [Access(Role.CoordinationApprover)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/coordination/actions")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await JsonBody.ReadAsync<ActionGiven>(request, cancellationToken) is not { Subject: { } subject, Owner: { } owner, Due: { } due } given)
            return Problems.BadJson("""{"subject": "Send the codelist of posts", "owner": "dgie", "due": "2026-12-15", "decision": "D-2026-001"}""");
        var today = RwandaTime.DayOf(clock.GetUtcNow());
        return BookAnswer.Of(await book.UndertakeAsync(subject, owner, due, given.Decision, today, request.GetCaller(), cancellationToken));
    }

    sealed record ActionGiven(string? Subject, string? Owner, DateOnly? Due, string? Decision);
}
