using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.OccupationsInDemand;
using Pipeline.LabourMarketTestCases;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>Judges a case again from what was kept of it, and says whether the record comes out byte for byte the same.</summary>
public sealed class ReplayCase(CaseReplay replay)
{
    [Function(nameof(ReplayCase))]
    [Access(Role.LabourOfficer, Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/labour-market-tests/{id}/replay")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        if (!CaseId.IsOne(id)) return CaseAnswers.NotACase();
        return await replay.OfAsync(id, cancellationToken) is { } found ? InDemandRequest.Json(found) : CaseAnswers.None();
    }
}
