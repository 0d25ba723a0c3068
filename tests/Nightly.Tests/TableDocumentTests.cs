using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Parquet;
using Pipeline.Indicators;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Nightly.Tests;

/// <summary>docs/indicators.md names every column of every table, in order, and no other.</summary>
public sealed partial class TableDocumentTests(Storage storage) : IClassFixture<Storage>
{
    [Fact]
    public async Task The_page_has_the_columns_of_the_files_that_a_run_writes()
    {
        var blobs = new BlobServiceClient(storage.ConnectionString);
        var survey = await LakeFile.WriteAsync(blobs, "2026-Q3", [.. Enumerable.Range(0, 40).Select(i => new LakeFile.Person($"S{i % 2}-{i % 6}", 100, "2221", 500_000))]);
        var run = new IndicatorRun(blobs, IndicatorParameters.ReadDefault(), ProtocolCatalog.Load(Repository.PathOf("protocols")), new ManualTime(DateTimeOffset.UnixEpoch));
        await run.RunAsync([survey], CancellationToken.None);

        var columns = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var container = blobs.GetBlobContainerClient(Containers.Indicators);
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, "run=", CancellationToken.None))
        {
            using var file = new MemoryStream((await container.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray());
            var schema = await ParquetReader.ReadSchemaAsync(file);
            columns.Add(Path.GetFileNameWithoutExtension(blob.Name), string.Join(' ', schema.DataFields.Select(f => f.Name)));
        }
        Assert.Equal(columns, Documented());
    }

    static SortedDictionary<string, string> Documented()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "indicators.md"));
        return new(page.Split("\n## ").Skip(1).ToDictionary(
            section => section[..section.IndexOf('\n')],
            section => string.Join(' ', FirstCell().Matches(section).Select(m => m.Groups[1].Value))), StringComparer.Ordinal);
    }

    [GeneratedRegex("^\\| `(\\w+)` \\|", RegexOptions.Multiline)]
    private static partial Regex FirstCell();
}
