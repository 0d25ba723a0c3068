using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Diaspora;

/// <summary>Open opportunities, as JSON, as a JSON Feed or as RSS.</summary>
public sealed class GetOpportunities(OpportunityDesk desk)
{
    [Function(nameof(GetOpportunities))]
    [PublicAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/diaspora/opportunities")] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = new QueryReader(request.Query);
        var format = query.Read("format", "json, feed or rss", text => text is "json" or "feed" or "rss" ? text : null) ?? "json";
        var isFrench = query.Read("lang", "en or fr", text => text is "en" or "fr" ? text : null) == "fr";
        if (query.Problem is { } problem) return problem;
        var open = await desk.OpenAsync(cancellationToken);
        var address = $"{request.Scheme}://{request.Host}{request.Path}{request.QueryString}";
        request.HttpContext.Response.Headers.CacheControl = "public, max-age=300";
        return format switch
        {
            "feed" => Answers.Text(Feeds.JsonFeed(open, address, isFrench), "application/feed+json", StatusCodes.Status200OK),
            "rss" => Answers.Text(Feeds.Rss(open, address, isFrench), "application/rss+xml", StatusCodes.Status200OK),
            _ => DiasporaAnswer.Json(new { Items = open.Select(o => new { o.Id, o.Kind, o.Title, o.Sector, o.Isco08, o.District, o.Publisher, o.Opens, o.Closes, o.Url }) }),
        };
    }
}
