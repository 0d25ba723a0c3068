using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Functions.OccupationsInDemand;
using Pipeline.LabourMarketTestCases;
using Pipeline.Reference;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>Decisions by month, track, outcome, reason and occupation group, with the override rate. Unprotected figures: for officers, not for publication.</summary>
public sealed class GetCaseStatistics(LabourMarketTestStatistics statistics, TimeProvider clock)
{
    [Function(nameof(GetCaseStatistics))]
    [Access(Role.LabourOfficer, Role.CoordinationReader, Role.CoordinationApprover, Role.Statistician)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/labour-market-tests/statistics")] HttpRequest request, CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var today = RwandaTime.DayOf(clock.GetUtcNow());
        var query = new QueryReader(request.Query);
        var (from, to) = (query.Day("from") ?? today.AddMonths(-12), query.Day("to") ?? today);
        return query.Problem ?? InDemandRequest.Json(await statistics.ReadAsync(from, to, cancellationToken));
    }
}
