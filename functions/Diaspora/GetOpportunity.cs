using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Diaspora;

/// <summary>One open opportunity; each look is counted, and nothing of who looks.</summary>
public sealed class GetOpportunity(OpportunityDesk desk)
{
    [Function(nameof(GetOpportunity))]
    [PublicAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/diaspora/opportunities/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!await desk.CountViewAsync(id, cancellationToken)) return Problems.NotFound("There is no open opportunity of this id.", "Ask /api/diaspora/opportunities which there are.");
        var o = (await desk.OpenAsync(cancellationToken)).First(open => open.Id == id);
        return DiasporaAnswer.Json(new { o.Id, o.Kind, o.Title, o.Sector, o.Isco08, o.District, o.Publisher, o.Opens, o.Closes, o.Url });
    }
}
