using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.OccupationsInDemand;

namespace Pipeline.Functions.OccupationsInDemand;

/// <summary>The versions of the list on record, the newest first.</summary>
public sealed class ListListVersions(ListShelf shelf)
{
    [Function(nameof(ListListVersions))]
    [PublicAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/occupations-in-demand/versions")] HttpRequest request, CancellationToken cancellationToken)
    {
        var history = await shelf.ReadAsync(cancellationToken);
        var versions = history.Versions.Reverse().Select(v => VersionSummary.Of(v, history)).ToList();
        return new InDemandForm(request, isPublic: true).Answer(() => versions);
    }
}
