using Pipeline.Sdmx.Serving;
using Pipeline.Statistics.Releases;
using Pipeline.Statistics.Structures;

namespace Pipeline.Functions.Statistics;

/// <summary>What the list of tables says of one.</summary>
static class TableCard
{
    public static object Of(Dataflow flow, ReleasedFlow released, ServedRelease release, string language) => new
    {
        id = flow.Id,
        number = flow.Number,
        label = flow.Name.In(language),
        description = flow.Description.In(language),
        updated = release.Release.PublishedUtc.UtcDateTime,
        firstPeriod = released.FirstPeriod,
        lastPeriod = released.LastPeriod,
        observations = released.Rows,
        withheld = released.Suppressed,
        variableNames = flow.Dimensions.Select(d => d.Id).Append(AttributeVocabulary.Time),
        links = new[]
        {
            new { rel = "self", href = $"/api/tables/{flow.Id}" },
            new { rel = "data", href = $"/api/tables/{flow.Id}/data" },
            new { rel = "sdmx", href = $"/v2/data/dataflow/{release.Structures.Agency}/{flow.Id}/{flow.Version}/*" },
            new { rel = "bulk", href = DataReply.Bulk(release, flow) },
        },
    };
}
