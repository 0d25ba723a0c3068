using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Sdmx;
using Pipeline.Statistics.Releases;

namespace Pipeline.Functions.Statistics;

/// <summary>Every release there was, the newest first.</summary>
public sealed class ListReleases(StatisticsDesk desk, ReleaseStore store)
{
    [Function(nameof(ListReleases))]
    [PublicAccess]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = "api/releases")] HttpRequest request) =>
        desk.AnswerAsync(request, Flavour.Tables, "/api/releases", async inquiry =>
        {
            var releases = new List<Release> { inquiry.Release.Release };
            while (releases[^1].Previous is { } earlier && await store.FindAsync(earlier, request.HttpContext.RequestAborted) is { } found) releases.Add(found);
            return JsonReply.Of("releases", new { current = releases[0].Id, releases = releases.Select(ReleaseCard.Short) });
        });
}
