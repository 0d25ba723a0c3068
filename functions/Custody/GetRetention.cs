using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Custody;
using Pipeline.Functions.Http;
using Pipeline.Reference;

namespace Pipeline.Functions.Custody;

/// <summary>What goes and when, what is held back, and what no agreement covers. Nothing is destroyed by asking.</summary>
public sealed class GetRetention(RetentionReader reader, Holds holds, TimeProvider clock)
{
    [Function(nameof(GetRetention))]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/operations/retention")] HttpRequest request, CancellationToken cancellationToken)
    {
        var today = RwandaTime.DayOf(clock.GetUtcNow());
        var plan = await reader.ReadAsync(cancellationToken);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Answers.Json(new
        {
            today,
            entries = plan.Entries.Select(e => new
            {
                agency = $"{e.Agency}",
                dataset = $"{e.Dataset}",
                period = $"{e.Period}",
                agreement = e.Rule.Agreement,
                e.OriginalsOn,
                e.AllOn,
                goesToday = $"{e.ScopeOn(today)}",
                submissions = e.Submissions.Select(s => $"{s.Id}"),
                e.HeldBy,
            }),
            undecided = plan.Undecided.Select(id => $"{id}"),
            holds = (await holds.ListAsync(null, cancellationToken)).Select(HoldAnswer.Of),
        });
    }
}
