using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Sdmx;
using Pipeline.Sdmx.Serving;

namespace Pipeline.Functions.Statistics;

/// <summary>A whole table of a release as a file.</summary>
public sealed class GetReleaseFile(StatisticsDesk desk, EarlierReleases releases)
{
    [Function(nameof(GetReleaseFile))]
    [PublicAccess]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = "api/releases/{id}/{file}")] HttpRequest request, string id, string file) =>
        desk.AnswerAsync(request, Flavour.Tables, "/api/releases/", async inquiry =>
        {
            var release = await releases.FindAsync(inquiry.Release, id, request.HttpContext.RequestAborted) ?? throw GetRelease.None();
            return ReleaseFile.Of(inquiry with { Release = release }, file);
        });
}
