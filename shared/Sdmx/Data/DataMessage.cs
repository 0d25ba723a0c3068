using Pipeline.Sdmx.Requests;
using Pipeline.Sdmx.Serving;
using Pipeline.Sdmx.Slicing;

namespace Pipeline.Sdmx.Data;

/// <summary>What a writer of data is given.</summary>
/// <param name="Language">Two letters: of single names. Where a format has names in all languages, they all are written.</param>
public sealed record DataMessage(Slice Slice, DataQuery Query, string Language)
{
    public FlowView Flow => Slice.Flow;

    /// <summary>Letters, digits and hyphens.</summary>
    public string Id => $"{Flow.Flow.Id}-{Flow.Release.Id}";

    /// <summary>When the figures were published, and not when they were asked for: the same question has the same answer, byte for byte.</summary>
    public string Prepared => Iso(Flow.Release.PublishedUtc);

    /// <summary>Attributes that are written with each observation.</summary>
    public IReadOnlyList<Column> Attributes => [.. Flow.Attributes.Where(a => Query.Shows(a.Id))];

    public IReadOnlyList<Column> DatasetAttributes => [.. Flow.DatasetAttributes.Where(a => Query.Shows(a.Id))];

    /// <summary>Whether observations are written, and not only series.</summary>
    public bool HasObservations => Query.Detail is Detail.Full or Detail.DataOnly;

    /// <summary>A moment as messages write it: whole seconds, UTC.</summary>
    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
