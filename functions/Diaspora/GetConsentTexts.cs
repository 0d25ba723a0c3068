using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Reference;

namespace Pipeline.Functions.Diaspora;

/// <summary>What persons are asked to agree to, now.</summary>
public sealed class GetConsentTexts(IReadOnlyList<ConsentVersion> versions, TimeProvider clock)
{
    [Function(nameof(GetConsentTexts))]
    [PublicAccess]
    public IActionResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/diaspora/consent-texts")] HttpRequest request) =>
        DiasporaAnswer.Json(ConsentVersion.On(RwandaTime.DayOf(clock.GetUtcNow()), versions));
}
