using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.OccupationsInDemand;
using Pipeline.Reference;

namespace Pipeline.Functions.OccupationsInDemand;

/// <summary>The list in force on a day (<c>on</c>), today where no day is named.</summary>
public sealed class GetOccupationsInDemand(ListShelf shelf, Titles titles, TimeProvider clock)
{
    [Function(nameof(GetOccupationsInDemand))]
    [PublicAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/occupations-in-demand")] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = new QueryReader(request.Query);
        var on = query.Day("on") ?? RwandaTime.DayOf(clock.GetUtcNow());
        if (query.Problem is { } problem) return problem;
        var answer = ListAnswer.Of(on, await shelf.ReadAsync(cancellationToken), titles.Find);
        return new InDemandForm(request, isPublic: true).Answer(
            () => answer,
            // A file without lines would say that nothing is on the list.
            () => answer.Occupations is { } lines ? InDemandForm.Lines(lines) : (null, Problems.NotFound(answer.Statement, "As JSON the answer says so.")));
    }
}
