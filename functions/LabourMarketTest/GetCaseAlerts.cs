using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.OccupationsInDemand;
using Pipeline.LabourMarketTestCases;
using Pipeline.Reference;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>Clocks of cases that run out, or have: decisions, appeals, conditions, permits that end, and applications that came late after entry.</summary>
public sealed class GetCaseAlerts(CaseAlerts alerts, TimeProvider clock)
{
    [Function(nameof(GetCaseAlerts))]
    [Access(Role.LabourOfficer, Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/labour-market-tests/alerts")] HttpRequest request, CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var today = RwandaTime.DayOf(clock.GetUtcNow());
        return InDemandRequest.Json(new { Day = today, Alerts = await alerts.OfAsync(today, cancellationToken) });
    }
}
