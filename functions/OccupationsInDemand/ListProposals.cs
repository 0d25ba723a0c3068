using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.OccupationsInDemand;
using Pipeline.Protocols;

namespace Pipeline.Functions.OccupationsInDemand;

/// <summary>The proposals of a quarter, the newest where none is named, by code and page by page; of one action or state where asked.</summary>
public sealed class ListProposals(ReviewReader reader, Titles titles, CatalogInForce catalog)
{
    const int Usual = 100;
    const int Most = 500;

    [Function(nameof(ListProposals))]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.LabourOfficer, Role.Statistician, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/occupations-in-demand/proposals")] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = new QueryReader(request.Query);
        var quarter = query.Read("quarter", "one such as 2026-Q3", text => InDemandRequest.IsQuarter(text) ? text : null);
        var (action, state) = (query.Read("action", "add, keep, remove or watch", InDemandRequest.ActionOf), query.Member<ReviewState>("state"));
        var (limit, after) = (query.Number("limit", 1, Most, Usual), query.Read("after", "the one of a next link", text => text.Length == 4 ? text : null));
        if (query.Problem is { } problem) return problem;
        var all = await reader.ListAsync(quarter, cancellationToken);
        if (InDemandRequest.Withheld(all.SelectMany(p => p.Sources).Distinct(), catalog) is { } withheld) return withheld;
        var found = all.Where(p => (action is null || p.Proposed.Proposal.Action == action) && (state is null || p.State == state)
            && string.CompareOrdinal(p.Proposed.Proposal.Isco08, after ?? "") > 0).ToList();
        var lines = found.Take(limit).Select(p => ProposalLine.Of(p, titles.Find)).ToList();
        var next = NextPage.Of(request, "after", found.Count > limit ? lines[^1].Isco08 : null);
        var round = all.Count > 0 ? all[0].Round : null;
        return new InDemandForm(request, isPublic: false).Answer(
            () => new { Round = round is null ? null : ReviewRoundView.Of(round), NewerRunId = all.Count > 0 ? all[0].NewerRunId : null, Items = lines, Next = next },
            () => InDemandForm.Lines(lines));
    }
}
