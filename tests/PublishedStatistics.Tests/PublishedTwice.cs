using System.Text;
using Azure.Storage.Blobs;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Statistics.Observations;
using Pipeline.Statistics.Releases;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.StatisticsPublishing.Protecting;
using Pipeline.StatisticsPublishing.Publishing;
using Pipeline.StatisticsPublishing.Tests;
using Pipeline.Testing;

namespace Pipeline.PublishedStatistics.Tests;

/// <summary>All tests here look at the same releases.</summary>
[CollectionDefinition(nameof(PublishedTwice))]
public sealed class PublishedTwiceGroup : ICollectionFixture<PublishedTwice>;

/// <summary>
/// Two releases in turn of the protocols' samples, the second after every file was revised, each crawled while the running functions served it; and three
/// releases that leak. What is served in the end has the figures of the second.
/// </summary>
public sealed class PublishedTwice : IAsyncLifetime
{
    /// <summary>The table that leaks are planted in.</summary>
    internal const string LeakyFlow = "DF_T07_BORDER_WORK";

    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));
    static readonly RoundingKeys Keys = new(new Dictionary<string, string> { ["r1"] = Convert.ToBase64String(Encoding.ASCII.GetBytes("a key that only this test has, 32 ")) }, "r1");

    readonly ManualTime _clock = new(new(2026, 11, 22, 1, 0, 0, TimeSpan.Zero));
    AzuriteServer _azurite = null!;
    FunctionsHost _host = null!;
    BlobServiceClient _blobs = null!;

    internal static StatisticsDefinitions Definitions { get; } = StatisticsDefinitions.Read(Catalog);

    internal PublicReader Reader { get; private set; } = null!;

    internal ReleaseCrawl First { get; private set; } = null!;

    internal ReleaseCrawl Second { get; private set; } = null!;

    /// <summary>By leak, the leaking release as it was served.</summary>
    internal Dictionary<Leak, ReleaseCrawl> Leaks { get; } = [];

    /// <summary>True counts and rounded figures behind each release, which no reader has: what attacks are judged by.</summary>
    internal Dictionary<int, Truth> Truths { get; } = [];

    /// <summary>The release that is served.</summary>
    internal Release Served { get; private set; } = null!;

    ReleaseStore Store => new(_blobs);

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteServer.StartNewAsync();
        _blobs = new(_azurite.ConnectionString);
        _host = await FunctionsHost.StartAsync(_azurite.ConnectionString, settings: new Dictionary<string, string> { ["Statistics__RequestsPerMinute"] = "0" });
        Reader = new(_host.Http.BaseAddress!);
        await Reader.WaitForAsync((await PublishAsync(number: 1)).Id);
        First = await Reader.CrawlAsync(Definitions.Structures, 1);

        _clock.Advance(TimeSpan.FromDays(1));
        var second = await PublishAsync(number: 2);
        await Reader.WaitForAsync(second.Id);
        Second = await Reader.CrawlAsync(Definitions.Structures, 2);

        var table = await TableAsync(second);
        foreach (var leak in Enum.GetValues<Leak>()) Leaks.Add(leak, await PlantAsync(leak, second, table));
        Served = second with { Id = $"{second.Id}-again", PublishedUtc = _clock.GetUtcNow() };
        await PublishAsync(Served, await FilesAsync(second));
        await Reader.WaitForAsync(Served.Id);
    }

    public async Task DisposeAsync()
    {
        Reader.Dispose();
        await _host.DisposeAsync();
        await _azurite.DisposeAsync();
    }

    /// <summary>Publishes what agencies delivered: a fortieth of each file's rows is not there the first time, and another not the second.</summary>
    async Task<Release> PublishAsync(int number)
    {
        var (lake, files) = (new SampleLake(_blobs, Catalog), new List<LakePartition>());
        foreach (var sample in SampleFolder.All)
        {
            // A row on nationals abroad is of many persons: a fortieth of them would be a revision that the gate of accuracy stops.
            var share = sample.Dataset == "nationals-abroad" ? 400 : 40;
            files.Add(await lake.WriteAsync(sample.Agency, sample.Dataset, lines => lines.Where((_, i) => i % share != number)));
        }
        // A quarter is the sum of its months, and there only when all of them are.
        foreach (var month in (string[])["2026-07", "2026-08", "2026-09"]) files.Add(await lake.MakeAsync("dgie", "border-crossings", month, 600));
        var summary = await new StatisticsPublication(_blobs, Definitions, Keys, Catalog, _clock).RunAsync(files, CancellationToken.None);
        Assert.Equal((PublicationState.Published, ""), (summary.State, string.Join('\n', summary.Reasons)));
        var release = await Store.ReadAsync((await Store.ReadCurrentAsync(CancellationToken.None))!.Current, CancellationToken.None);
        Truths.Add(number, await Truth.ReadAsync(_blobs, release.Id));
        return release;
    }

    async Task<ReleaseCrawl> PlantAsync(Leak leak, Release second, ObservationTable table)
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        var leaking = LeakingTable.Of(leak, table, Truths[2], Definitions);
        using var file = new MemoryStream();
        await ObservationWriter.WriteAsync(file, leaking, Definitions.Structures, CancellationToken.None);
        var release = second with
        {
            Id = $"{second.Id}-leak-{(int)leak}",
            PublishedUtc = _clock.GetUtcNow(),
            Flows = [second.Flows.First(f => f.Dataflow == LeakyFlow)],
        };
        await PublishAsync(release, new() { [LeakyFlow] = file.ToArray() });
        await Reader.WaitForAsync(release.Id);
        return await Reader.CrawlAsync(Definitions.Structures, 2);
    }

    async Task PublishAsync(Release release, Dictionary<string, ReadOnlyMemory<byte>> files)
    {
        var current = (await Store.ReadCurrentAsync(CancellationToken.None))!;
        await Store.PublishAsync(release with { Previous = current.Current.Release }, Definitions.Structures, files, current, CancellationToken.None);
    }

    async Task<ObservationTable> TableAsync(Release release)
    {
        await using var file = await Store.OpenDataAsync(release.Id, LeakyFlow, CancellationToken.None);
        return await ObservationReader.ReadAsync(file, Definitions.Structures.Dataflow(LeakyFlow)!, Definitions.Structures, CancellationToken.None);
    }

    async Task<Dictionary<string, ReadOnlyMemory<byte>>> FilesAsync(Release release)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>();
        foreach (var flow in release.Flows)
        {
            await using var stored = await Store.OpenDataAsync(release.Id, flow.Dataflow, CancellationToken.None);
            using var bytes = new MemoryStream();
            await stored.CopyToAsync(bytes);
            files.Add(flow.Dataflow, bytes.ToArray());
        }
        return files;
    }
}
