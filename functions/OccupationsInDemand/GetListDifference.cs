using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.OccupationsInDemand;

namespace Pipeline.Functions.OccupationsInDemand;

/// <summary>What became of each occupation between two versions, in words; against the version before where <c>against</c> names none.</summary>
public sealed class GetListDifference(ListShelf shelf, Titles titles)
{
    [Function(nameof(GetListDifference))]
    [PublicAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/occupations-in-demand/versions/{version}/diff")] HttpRequest request,
        string version, CancellationToken cancellationToken)
    {
        var history = await shelf.ReadAsync(cancellationToken);
        if (history.Find(version) is not { } newer) return GetListVersion.NotThere();
        var older = request.Query.TryGetValue("against", out var against) ? history.Find($"{against}") : history.Before(newer);
        if (older is null)
            return Problems.NotFound("There is no version to compare with.", "Name one with 'against', as /api/occupations-in-demand/versions lists them.");
        var difference = ListDifference.Between(older.List, newer.List, titles.Find);
        return new InDemandForm(request, isPublic: true).Answer(() => difference, () => InDemandForm.Lines(difference.Lines));
    }
}
