using Pipeline.Sdmx;
using Pipeline.Sdmx.Negotiation;
using Pipeline.Sdmx.Requests;
using Pipeline.Sdmx.Serving;
using Pipeline.Sdmx.Slicing;
using Pipeline.Statistics.Structures;

namespace Pipeline.Functions.Statistics;

/// <summary>The answer to a question for figures, whichever service it was asked of.</summary>
static class DataReply
{
    /// <exception cref="RefusedException">The form is none that is given.</exception>
    public static Reply Of(Inquiry inquiry, FlowView flow, DataQuery query)
    {
        var choice = inquiry.DataChoice();
        return new(choice.MediaType, $"data/{flow.Flow.Id}/{query.Canonical}|{choice.Csv.Spelling}", _ => Task.FromResult(Open(inquiry, flow, query, choice)))
        {
            Links = Links(inquiry.Release, flow.Flow),
            IsPacked = choice.Format.Kind == FormatKind.Parquet,
            FileName = choice.Format.Kind == FormatKind.Parquet ? $"{flow.Flow.Id}.parquet" : null,
        };
    }

    /// <summary>Where the whole table is.</summary>
    public static string Bulk(ServedRelease release, Dataflow flow) => $"/api/releases/{release.Release.Id}/{flow.Id}.parquet";

    static WriteBody? Open(Inquiry inquiry, FlowView flow, DataQuery query, Choice choice)
    {
        var slice = Slice.Of(flow, query);
        if (slice.Count == 0) return inquiry.Flavour == Flavour.Sdmx30 ? null : throw Nothing();
        if (slice.Count > Limits.StreamedObservations)
            throw RefusedException.Of(
                RefusalKind.TooLarge, "too-many-observations", "Too many observations", $"At most {Limits.StreamedObservations} are answered at once. Select fewer, or take the whole table.",
                ("limit", Limits.StreamedObservations), ("bulk", Bulk(inquiry.Release, flow.Flow)));
        return (output, ct) => MessageWriter.WriteAsync(new(slice, query, inquiry.Language), choice, output, ct);
    }

    static string Links(ServedRelease release, Dataflow flow) =>
        $"</rest/datastructure/{release.Structures.Agency}/{flow.StructureId}/{flow.Version}?references=children>; rel=\"describedby\", " +
        $"<{Bulk(release, flow)}>; rel=\"alternate\"; type=\"application/vnd.apache.parquet\"";

    static RefusedException Nothing() => RefusedException.Of(
        RefusalKind.NotFound, "no-results", "No results found", "Nothing was published for this selection. Ask which codes there are with availableconstraint.");
}
