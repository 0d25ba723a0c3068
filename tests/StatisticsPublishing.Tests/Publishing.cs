using System.Text;
using Azure.Storage.Blobs;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Statistics.Observations;
using Pipeline.Statistics.Releases;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.StatisticsPublishing.Protecting;
using Pipeline.StatisticsPublishing.Publishing;
using Pipeline.Testing;

namespace Pipeline.StatisticsPublishing.Tests;

/// <summary>Publishes from the protocols' samples against a real storage emulator, and reads back what was published. Each test has an empty account.</summary>
public abstract class Publishing : IClassFixture<Storage>, IAsyncLifetime
{
    internal static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));
    internal static readonly StatisticsDefinitions Definitions = StatisticsDefinitions.Read(Catalog);
    internal static readonly RoundingKeys Keys = new(new Dictionary<string, string> { ["r1"] = Convert.ToBase64String(Encoding.ASCII.GetBytes("a key that only this test has, 32 ")) }, "r1");

    protected Publishing(Storage storage)
    {
        (Connection, Blobs) = (storage.ConnectionString, new(storage.ConnectionString));
        (Releases, Lake) = (new(Blobs), new(Blobs, Catalog));
    }

    internal string Connection { get; }

    internal BlobServiceClient Blobs { get; }

    internal ReleaseStore Releases { get; }

    internal SampleLake Lake { get; }

    internal ManualTime Clock { get; } = new(new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero));

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Leaves an empty account to the next test.</summary>
    public async Task DisposeAsync()
    {
        await foreach (var container in Blobs.GetBlobContainersAsync()) await Blobs.DeleteBlobContainerAsync(container.Name);
    }

    internal Task<PublicationSummary> PublishAsync(
        IReadOnlyList<LakePartition> files, StatisticsDefinitions? definitions = null, BlobServiceClient? blobs = null, RoundingKeys? keys = null) =>
        new StatisticsPublication(blobs ?? Blobs, definitions ?? Definitions, keys ?? Keys, Catalog, Clock).RunAsync(files, CancellationToken.None);

    internal async Task<Release> CurrentAsync() => await Releases.ReadAsync((await Releases.ReadCurrentAsync(CancellationToken.None))!.Current, CancellationToken.None);

    internal async Task<Dictionary<string, ObservationTable>> TablesAsync(Release release)
    {
        var structures = await Releases.ReadStructuresAsync(release.Id, CancellationToken.None);
        var tables = new Dictionary<string, ObservationTable>();
        foreach (var flow in release.Flows)
        {
            await using var file = await Releases.OpenDataAsync(release.Id, flow.Dataflow, CancellationToken.None);
            tables.Add(flow.Dataflow, await ObservationReader.ReadAsync(file, structures.Dataflow(flow.Dataflow)!, structures, CancellationToken.None));
            Assert.Equal(flow.Rows, tables[flow.Dataflow].Count);
        }
        return tables;
    }

    internal async Task<Dictionary<string, (int X, int Y)>> BasesAsync(string population)
    {
        var work = Blobs.GetBlobContainerClient(Containers.StatisticsWork);
        var state = ReleaseState.Read((await work.GetBlobClient($"states/{(await CurrentAsync()).Id}.json").DownloadContentAsync()).Value.Content);
        var leaves = new Dictionary<string, (int, int)>();
        foreach (var table in state.Tables.Where(t => t.Population == population))
        {
            var stored = BaseTable.Read((await work.GetBlobClient(table.Blob).DownloadContentAsync()).Value.Content);
            Assert.Equal(table.PublishedSha256, stored.PublishedSha256());
            foreach (var leaf in stored.Leaves) leaves.Add($"{table.Period} {string.Join('.', leaf.Codes)}", (leaf.X, leaf.Y));
        }
        return leaves;
    }

    /// <summary>P1 on everything that is published: no count is from 1 to one below its base.</summary>
    internal static void NoSmallCount(ObservationTable table)
    {
        var (indicator, measures) = (table.Flow.Dimensions.ToList().FindIndex(d => d.Id == "INDICATOR"), table.Flow.Measures);
        for (var row = 0; row < table.Count; row++)
        {
            var measure = measures[table.Codes[indicator][row]];
            Assert.Equal(double.IsNaN(table.Values[row]), table.Confidential[row]);
            if (measure.RoundingBase > 0 && measure.Unit is "PS" or "NR") Assert.True(table.Values[row] is 0 || table.Values[row] >= measure.RoundingBase, $"{table.Flow.Id} {measure.Id}: {table.Values[row]}");
        }
    }
}
