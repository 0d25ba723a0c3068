using Pipeline.Statistics.Releases;

namespace Pipeline.Functions.Statistics;

/// <summary>What is told of a release: what its figures rest on, how far they lie from what was counted, and where they are.</summary>
static class ReleaseCard
{
    public static object Short(Release release) => new
    {
        id = release.Id,
        published = release.PublishedUtc.UtcDateTime,
        previous = release.Previous,
        rebased = release.Rebased,
        dataflows = release.Flows.Length,
        links = new[] { new { rel = "self", href = $"/api/releases/{release.Id}" } },
    };

    public static object Of(Release release) => new
    {
        id = release.Id,
        published = release.PublishedUtc.UtcDateTime,
        previous = release.Previous,
        methodVersion = release.MethodVersion,
        rebased = release.Rebased,
        flows = release.Flows.Select(flow => new
        {
            dataflow = flow.Dataflow,
            structureVersion = flow.StructureVersion,
            sha256 = flow.Sha256,
            rows = flow.Rows,
            withheld = flow.Suppressed,
            firstPeriod = flow.FirstPeriod,
            lastPeriod = flow.LastPeriod,
            sources = flow.Sources,
            accuracy = flow.Accuracy,
            files = ReleaseFile.Endings.Select(ending => $"/api/releases/{release.Id}/{flow.Dataflow}{ending}"),
        }),
        notAvailable = release.NotAvailable,
        returnPack = $"/api/releases/{release.Id}/{ReleaseFile.Return}",
    };
}
