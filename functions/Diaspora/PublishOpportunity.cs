using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Diaspora;

/// <summary>An opportunity is published, or its text changed.</summary>
public sealed class PublishOpportunity(OpportunityDesk desk)
{
    [Function(nameof(PublishOpportunity))]
    [Access(Role.DiasporaManager)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/diaspora/opportunities")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await DiasporaAnswer.BodyAsync<Opportunity>(request, cancellationToken) is not { Id: not null, Kind: not null, Title: not null, Url: not null } given)
            return Problems.BadJson("""{"id": "o-1", "kind": "job", "title": {"en": "", "fr": ""}, "publisher": "", "opens": "2026-11-01", "closes": "2026-12-31", "url": "https://..."}""");
        return DiasporaAnswer.Of(await desk.PublishAsync(given, request.GetCaller(), cancellationToken), "");
    }
}
