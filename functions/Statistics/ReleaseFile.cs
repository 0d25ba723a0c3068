using System.IO.Compression;
using System.IO.Pipelines;
using Pipeline.Sdmx;
using Pipeline.Sdmx.Data;
using Pipeline.Sdmx.Requests;
using Pipeline.Sdmx.Serving;
using Pipeline.Sdmx.Slicing;
using Pipeline.Statistics.Observations;
using Pipeline.Statistics.Returns;
using Pipeline.Statistics.Structures;

namespace Pipeline.Functions.Statistics;

/// <summary>A whole table as a file: as it is stored, or as packed CSV or SDMX-JSON made of it.</summary>
static class ReleaseFile
{
    public static readonly string[] Endings = [".parquet", ".csv.gz", ".json"];

    /// <summary>The return to the labour migration questionnaire: every cell of the release with its state.</summary>
    public const string Return = "return.csv";

    /// <param name="file">Dataflow and ending, or <see cref="Return"/>.</param>
    /// <exception cref="RefusedException">The release has no such file.</exception>
    public static Reply Of(Inquiry inquiry, string file)
    {
        if (file == Return) return new("text/csv", $"file/{file}", _ => Task.FromResult<WriteBody?>((output, ct) => ReturnAsync(inquiry, output, ct))) { FileName = file, HasLanguage = false };
        var ending = Array.Find(Endings, e => file.EndsWith(e, StringComparison.Ordinal)) ?? throw RefusedException.Of(
            RefusalKind.NotFound, "no-file", "No such file", $"Files are named after their dataflow and end in {string.Join(", ", Endings)}.");
        var flow = inquiry.Flow("", file[..^ending.Length], "");
        return ending switch
        {
            ".parquet" => new Reply("application/vnd.apache.parquet", $"file/{file}", _ => Task.FromResult<WriteBody?>((output, ct) => CopyAsync(inquiry, flow, output, ct)))
            {
                IsPacked = true,
                FileName = file,
                HasLanguage = false,
            },
            ".csv.gz" => Made("application/gzip", (message, output, ct) => PackAsync(message, output, ct)) with { IsPacked = true },
            _ => Made("application/vnd.sdmx.data+json;version=2.0.0", (message, output, ct) => JsonDataWriter.WriteAsync(message, JsonVersion.V2, output, ct)),
        };

        Reply Made(string mediaType, Func<DataMessage, PipeWriter, CancellationToken, Task> write) => new(mediaType, $"file/{file}", async _ =>
        {
            var view = await inquiry.Release.LoadAsync(flow);
            return (output, ct) => write(Whole(view, inquiry.Language), output, ct);
        })
        { FileName = file };
    }

    static async Task CopyAsync(Inquiry inquiry, Dataflow flow, PipeWriter output, CancellationToken ct)
    {
        await using var stored = await inquiry.Release.OpenAsync(flow.Id, ct);
        await stored.CopyToAsync(output.AsStream(leaveOpen: true), ct);
    }

    static async Task ReturnAsync(Inquiry inquiry, PipeWriter output, CancellationToken ct)
    {
        var (release, tables) = (inquiry.Release, new Dictionary<string, ObservationTable>());
        foreach (var flow in release.Structures.Dataflows)
            if (release.Find(flow.Id) is not null) tables[flow.Id] = (await release.LoadAsync(flow)).Table;
        await using var text = new StreamWriter(output.AsStream(leaveOpen: true), bufferSize: 32 * 1024);
        await ReturnCsv.WriteAsync(text, ReturnPack.Rows(release.Release, release.Structures, tables), ct);
    }

    static async Task PackAsync(DataMessage message, PipeWriter output, CancellationToken ct)
    {
        await using var gzip = new GZipStream(output.AsStream(leaveOpen: true), CompressionLevel.Fastest);
        var text = PipeWriter.Create(gzip, new(leaveOpen: true));
        await CsvDataWriter.WriteAsync(message, new(CsvKind.Plain), text, ct);
        await text.CompleteAsync();
    }

    static DataMessage Whole(FlowView view, string language)
    {
        var query = new DataQuery { Keys = [new CodeSet?[view.Dimensions.Length]], DimensionAtObservation = AttributeVocabulary.Time, Canonical = "" };
        return new(Slice.Of(view, query), query, language);
    }
}
