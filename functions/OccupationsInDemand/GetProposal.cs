using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.OccupationsInDemand;
using Pipeline.Protocols;

namespace Pipeline.Functions.OccupationsInDemand;

/// <summary>One proposal with all that was said of it. Its ETag, sent back as <c>If-Match</c>, says what a recommendation or a decision was made on.</summary>
public sealed class GetProposal(ReviewReader reader, Titles titles, CatalogInForce catalog)
{
    [Function(nameof(GetProposal))]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.LabourOfficer, Role.Statistician, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/occupations-in-demand/proposals/{quarter}/{isco}")] HttpRequest request,
        string quarter, string isco, CancellationToken cancellationToken)
    {
        if (!InDemandRequest.TryRead(quarter, isco, out var problem)) return problem;
        if (await reader.FindAsync(quarter, isco, cancellationToken) is not { } found)
            return Problems.NotFound("Nothing is proposed for this occupation and quarter.", "Ask /api/occupations-in-demand/proposals what is.");
        return InDemandRequest.Withheld(found.Sources, catalog)
            ?? new InDemandForm(request, isPublic: false).Answer(() => ProposalView.Of(found, titles.Find), version: found.Version);
    }
}
