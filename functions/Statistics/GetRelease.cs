using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Sdmx;
using Pipeline.Sdmx.Serving;

namespace Pipeline.Functions.Statistics;

/// <summary>One release, the current one or an earlier: by dataflow its hash, rows, sources, accuracy and files.</summary>
public sealed class GetRelease(StatisticsDesk desk, EarlierReleases releases)
{
    [Function(nameof(GetRelease))]
    [PublicAccess]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = "api/releases/{id}")] HttpRequest request, string id) =>
        desk.AnswerAsync(request, Flavour.Tables, "/api/releases/", async inquiry =>
        {
            var release = await releases.FindAsync(inquiry.Release, id, request.HttpContext.RequestAborted) ?? throw None();
            return JsonReply.Of($"releases/{id}", ReleaseCard.Of(release.Release));
        });

    internal static RefusedException None() => RefusedException.Of(RefusalKind.NotFound, "no-release", "No such release", "/api/releases lists those there are.");
}
