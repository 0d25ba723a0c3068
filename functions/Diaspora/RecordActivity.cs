using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Diaspora;

/// <summary>What a mission passed on, on one day.</summary>
public sealed class RecordActivity(TransferBook book)
{
    [Function(nameof(RecordActivity))]
    [Access(Role.DiasporaManager)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/diaspora/activities")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await DiasporaAnswer.BodyAsync<TransferActivity>(request, cancellationToken) is not { Id: not null, Mission: not null, Kind: not null } given)
            return Problems.BadJson("""{"id": "a1", "mission": "HM-...", "date": "2027-01-12", "kind": "bedside", "topic": "ventilation", "hours": 4, "participants": 6, "output": null, "isOnline": false}""");
        return DiasporaAnswer.Of(await book.RecordAsync(given, request.GetCaller(), cancellationToken), "There is no such mission that came of a proposal here.");
    }
}
