using System.IO.Pipelines;
using System.Text;
using Pipeline.Sdmx.Data;
using Pipeline.Sdmx.Negotiation;
using Pipeline.Sdmx.Requests;
using Pipeline.Sdmx.Serving;
using Pipeline.Sdmx.Slicing;
using Pipeline.Statistics.Observations;
using Pipeline.Statistics.Releases;
using Pipeline.Statistics.Structures;

namespace Pipeline.Sdmx.Tests;

/// <summary>The made-up table as it is served, without a server.</summary>
static class Served
{
    public static readonly StructureSet Structures = MadeStatistics.Structures();

    public static readonly FlowView Flow = Of(MadeStatistics.Table(Structures));

    public static FlowView Of(ObservationTable table) => new(
        Structures, new Release("2026-03-01-a", new(2026, 3, 1, 2, 0, 0, TimeSpan.Zero), null, "1", false, [], []), table);

    public static DataQuery Query30(string target, FlowView? flow = null)
    {
        var address = RawAddress.Parse($"/v2/{target}", "/v2/");
        return QueryReader30.Read(address.Segment(0), address, flow ?? Flow);
    }

    public static DataQuery Query21(string target)
    {
        var address = RawAddress.Parse($"/rest/{target}", "/rest/");
        return QueryReader21.Read(address.Segment(0), address, Flow.Flow, Structures, Flow.Release.PublishedUtc);
    }

    public static IReadOnlyList<int> Rows(DataQuery query) => [.. Slice.Of(Flow, query).Rows()];

    /// <summary>A message as text.</summary>
    public static async Task<string> WriteAsync(DataQuery query, Format format, CsvStyle? csv = null, string language = "en") =>
        Encoding.UTF8.GetString(await BytesAsync(query, format, csv, language));

    public static Task<byte[]> BytesAsync(DataQuery query, Format format, CsvStyle? csv = null, string language = "en") => BytesAsync(Flow, query, format, csv, language);

    public static async Task<byte[]> BytesAsync(FlowView flow, DataQuery query, Format format, CsvStyle? csv = null, string language = "en")
    {
        using var stream = new MemoryStream();
        var pipe = PipeWriter.Create(stream, new(leaveOpen: true));
        var kind = format.Kind switch { FormatKind.Csv1 => CsvKind.Sdmx1, FormatKind.Csv2 => CsvKind.Sdmx2, _ => CsvKind.Plain };
        await MessageWriter.WriteAsync(new(Slice.Of(flow, query), query, language), new(format, format.MediaType, csv ?? new(kind)), pipe, CancellationToken.None);
        await pipe.CompleteAsync();
        return stream.ToArray();
    }
}
