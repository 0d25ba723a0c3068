using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.OccupationsInDemand;

namespace Pipeline.Functions.OccupationsInDemand;

/// <summary>One version of the list with its occupations, by the day that it holds from.</summary>
public sealed class GetListVersion(ListShelf shelf, Titles titles)
{
    [Function(nameof(GetListVersion))]
    [PublicAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/occupations-in-demand/versions/{version}")] HttpRequest request,
        string version, CancellationToken cancellationToken)
    {
        var history = await shelf.ReadAsync(cancellationToken);
        if (history.Find(version) is not { } found) return NotThere();
        var lines = ListAnswer.LinesOf(found.List, titles.Find);
        return new InDemandForm(request, isPublic: true).Answer(
            () => new { Version = VersionSummary.Of(found, history), Occupations = lines }, () => InDemandForm.Lines(lines));
    }

    internal static IActionResult NotThere() =>
        Problems.NotFound("No version of the list begins on that day.", "Ask /api/occupations-in-demand/versions which there are.");
}
