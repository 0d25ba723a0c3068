using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;

namespace Pipeline.Functions.Diaspora;

/// <summary>Experts by country, specialty and sex, protected: the input of table T15.</summary>
public sealed class GetExpertCounts(MonitoringReader reader)
{
    [Function(nameof(GetExpertCounts))]
    [Access(Role.DiasporaManager, Role.Statistician)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/diaspora/expert-counts")] HttpRequest request, CancellationToken cancellationToken) =>
        DiasporaAnswer.Json(new { Items = await reader.CountsAsync(cancellationToken) });
}
