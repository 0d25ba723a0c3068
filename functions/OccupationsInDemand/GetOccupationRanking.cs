using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.OccupationsInDemand;
using Pipeline.Protocols;

namespace Pipeline.Functions.OccupationsInDemand;

/// <summary>All occupations by shortage, as JSON, CSV or a page to print.</summary>
public sealed class GetOccupationRanking(ExplanationReader reader, Titles titles, CatalogInForce catalog)
{
    [Function(nameof(GetOccupationRanking))]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.LabourOfficer, Role.Statistician, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/occupations-in-demand/ranking")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await reader.RankAsync(titles.Find, cancellationToken) is not { } ranking)
            return Problems.NotFound("No run has rated occupations yet.", "They are recomputed every night.");
        return InDemandRequest.Withheld(ranking.Run.Sources, catalog)
            ?? new InDemandForm(request, isPublic: false).Answer(
                () => ranking, () => InDemandForm.Lines(ranking.Occupations), words => RankingPage.Render(ranking, words));
    }
}
