using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Diaspora;

/// <summary>What came of an opportunity: placements or investments, nobody named.</summary>
public sealed class RecordOutcome(OutcomeBook book)
{
    [Function(nameof(RecordOutcome))]
    [Access(Role.DiasporaManager)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/diaspora/outcomes")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await DiasporaAnswer.BodyAsync<OutcomeReport>(request, cancellationToken) is not { Id: not null, Opportunity: not null, Kind: not null } given)
            return Problems.BadJson("""{"id": "r1", "opportunity": "dialysis-partners", "kind": "placement or investment", "on": "2027-01-12", "count": 1, "amountRwf": 25000000}""");
        return DiasporaAnswer.Of(await book.RecordAsync(given, request.GetCaller(), cancellationToken), "There is no such opportunity.");
    }
}
