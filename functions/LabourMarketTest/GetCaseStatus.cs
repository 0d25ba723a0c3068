using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Functions.OccupationsInDemand;
using Pipeline.LabourMarketTestCases;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>
/// How a case stands, for the employer: with the key that the application was answered with, as header <c>Status-Key</c>. Employers have no accounts here, and a key in a header
/// comes into no log of addresses. The answer has no fact of the application; whoever has no key learns not even whether there is a case.
/// </summary>
public sealed class GetCaseStatus(CaseRows rows, CaseTerms terms)
{
    [Function(nameof(GetCaseStatus))]
    [PublicAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/labour-market-tests/{id}/status")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var key = $"{request.Headers["Status-Key"]}";
        if (!CaseId.IsOne(id) || key.Length == 0 || await rows.FindAsync(id, cancellationToken) is not { } found || !LodgingDesk.IsKeyOf(found, key))
            return Problems.NotFound("There is no case with this id and key.", "Send the key that the application was answered with, as header Status-Key.");
        var (clocks, decision) = (CaseClocks.Of(found, terms), found.Decision);
        return InDemandRequest.Json(new
        {
            found.Id,
            found.State,
            found.ReceivedOn,
            IsComplete = clocks.CompleteOn is not null,
            found.Newest.Missing,
            clocks.DecisionDue,
            decision?.Outcome,
            decision?.DecidedOn,
            decision?.ValidTo,
            Fee = decision is { IsFavourable: true } ? found.Newest.Fee : null,
            clocks.AppealUntil,
            clocks.AppealDecisionDue,
            IsConfirmed = found.Newest.IsConfirmed && terms.IsConfirmed,
        });
    }
}
