using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Functions.OccupationsInDemand;
using Pipeline.LabourMarketTestCases;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>The cases by state, those due first in front; of one post, workers from Partner States before those of third countries.</summary>
public sealed class ListCases(CaseRows rows, CaseTerms terms)
{
    const int Most = 1000;

    [Function(nameof(ListCases))]
    [Access(Role.LabourOfficer, Role.CoordinationApprover)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/labour-market-tests")] HttpRequest request, CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var query = new QueryReader(request.Query);
        var (state, post) = (query.Member<CaseState>("state"), query.Read("post", "the employer's number of a post", text => text));
        if (query.Problem is { } problem) return problem;
        var found = new List<TestCase>();
        await foreach (var one in rows.ListAsync(state, cancellationToken))
            if (post is null || one.Newest.PostReference == post) found.Add(one);
        var lines = found.Select(c => new
        {
            c.Id,
            c.ApplicationId,
            c.State,
            c.ReceivedOn,
            c.Newest.Recommendation,
            c.Newest.Track,
            c.Newest.Occupation,
            c.Newest.PostReference,
            c.Newest.PreferenceRank,
            CaseClocks.Of(c, terms).DecisionDue,
            Decided = c.Decision?.Outcome,
        }).OrderBy(c => post is null ? 0 : c.PreferenceRank ?? int.MaxValue).ThenBy(c => c.DecisionDue ?? DateOnly.MaxValue).ThenBy(c => c.Id, StringComparer.Ordinal);
        return InDemandRequest.Json(new { Cases = lines.Take(Most), More = found.Count > Most });
    }
}
