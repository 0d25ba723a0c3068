using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.OccupationsInDemand;
using Pipeline.LabourMarketTestCases;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>A case with its recommendation, decision record, decisions, appeals and clocks.</summary>
/// <remarks>Routes are tried in the order of the functions' names: this one comes after those with a word in the place of the id, such as alerts.</remarks>
public sealed class ShowCase(CaseRows rows, CaseAnswers answers)
{
    [Function(nameof(ShowCase))]
    [Access(Role.LabourOfficer, Role.CoordinationApprover)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/labour-market-tests/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        if (!CaseId.IsOne(id)) return CaseAnswers.NotACase();
        return await rows.FindAsync(id, cancellationToken) is { } found ? InDemandRequest.Json(await answers.ViewAsync(found, null, cancellationToken)) : CaseAnswers.None();
    }
}
