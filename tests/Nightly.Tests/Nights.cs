using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Pipeline.Indicators;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Nightly.Tests;

/// <summary>Nights over an account of the class's own, which is empty before each.</summary>
public abstract class Nights : IClassFixture<Storage>, IAsyncLifetime
{
    private protected static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    readonly BlobServiceClient _logged;

    protected Nights(Storage storage)
    {
        Blobs = new(storage.ConnectionString);
        var options = new BlobClientOptions();
        options.Retry.MaxRetries = 0;
        options.AddPolicy(Log, HttpPipelinePosition.PerCall);
        _logged = new(storage.ConnectionString, options);
    }

    /// <summary>What was written, and where to break.</summary>
    private protected WriteLog Log { get; } = new();

    private protected BlobServiceClient Blobs { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Leaves an empty account to the next test.</summary>
    public async Task DisposeAsync()
    {
        await foreach (var container in Blobs.GetBlobContainersAsync()) await Blobs.DeleteBlobContainerAsync(container.Name);
    }

    private protected BlobContainerClient Indicators => Blobs.GetBlobContainerClient(Containers.Indicators);

    private protected BlobContainerClient Kept => Blobs.GetBlobContainerClient(Containers.IndicatorWork);

    private protected IndicatorRun Run(ProtocolCatalog? catalog = null) => new(_logged, IndicatorParameters.ReadDefault(), catalog ?? Catalog, new ManualTime(DateTimeOffset.UnixEpoch));

    private protected Task<RunSummary> RunAsync(params LakePartition[] inputs) => Run().RunAsync(inputs, CancellationToken.None);

    private protected Task<LakePartition> SurveyAsync() =>
        LakeFile.WriteAsync(Blobs, "2026-Q3", [.. Persons("2221", 10), .. Persons("5223", 10), .. Persons("7411", 2), .. Persons(null, 2)]);

    private protected Task<LakePartition> PermitsAsync() => LakeFile.WriteAsync(Blobs, "2026-09", [.. Permits("2221", 40), .. Permits("5223", 12), .. Permits("7411", 4)]);

    /// <summary>So many in each of six PSUs in two strata.</summary>
    private protected static IEnumerable<LakeFile.Person> Persons(string? isco08, int perPsu) =>
        from psu in Enumerable.Range(0, 6)
        from i in Enumerable.Range(0, perPsu)
        select new LakeFile.Person($"S{psu % 2}-{psu}", 100, isco08, isco08 is null ? null : 520_000 + 520 * i);

    private protected Task<LakePartition> PayrollAsync(string month, int jobs) => LakeFile.WriteAsync(Blobs, month, Jobs(month, jobs, null));

    private protected static List<LakeFile.Job> Jobs(string month, int count, decimal? gross) =>
        [.. Enumerable.Range(0, count).Select(i => new LakeFile.Job(month, "2221", gross ?? 100.50m + i))];

    private protected static List<LakeFile.Permit> Permits(string isco08, int count) =>
        [.. Enumerable.Range(0, count).Select(i => new LakeFile.Permit($"{isco08}-{i}", isco08))];

    private protected async Task<Dictionary<string, ETag?>> ETagsAsync()
    {
        var tags = new Dictionary<string, ETag?>();
        await foreach (var blob in Indicators.GetBlobsAsync()) tags.Add(blob.Name, blob.Properties.ETag);
        return tags;
    }
}
