using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Diaspora;

/// <summary>The report of a completed mission came.</summary>
public sealed class RecordMissionReport(MissionReports reports)
{
    [Function(nameof(RecordMissionReport))]
    [Access(Role.DiasporaManager)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/diaspora/missions/{id}/report")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (await DiasporaAnswer.BodyAsync<ReceivedReport>(request, cancellationToken) is not { } report) return Problems.BadJson("""{"receivedOn": "2027-02-10"}""");
        var answer = await reports.ReceiveAsync(id, report, request.GetCaller(), cancellationToken);
        return DiasporaAnswer.Of((answer.Done is { } done ? done with { Expert = null } : null, answer.Refusal), "There is no mission of this id that came of a proposal here.");
    }
}
