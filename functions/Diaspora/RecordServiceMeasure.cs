using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Diaspora;

/// <summary>A figure of a facility's service for a period.</summary>
public sealed class RecordServiceMeasure(TransferBook book)
{
    [Function(nameof(RecordServiceMeasure))]
    [Access(Role.DiasporaManager)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/diaspora/service-measures")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await DiasporaAnswer.BodyAsync<ServiceMeasure>(request, cancellationToken) is not { Facility: not null, Indicator: not null, Period: not null } given)
            return Problems.BadJson("""{"facility": "KAB", "level": "teaching", "indicator": "NMR", "period": "2026-Q3", "numerator": 12, "denominator": 1000}""");
        return DiasporaAnswer.Of(await book.RecordAsync(given, request.GetCaller(), cancellationToken), "There is no such mission that came of a proposal here.");
    }
}
