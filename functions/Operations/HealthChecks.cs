using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Azure.Storage.Blobs;
using Pipeline.Agreements;
using Pipeline.Custody;
using Pipeline.Diaspora;
using Pipeline.Functions.Deployment;
using Pipeline.Intake.Ledger;
using Pipeline.Lake;
using Pipeline.OccupationsInDemand;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.StatisticsPublishing.Protecting;

namespace Pipeline.Functions.Operations;

/// <summary>Asks every dependency whether work can be done with it, all at once, each within five seconds.</summary>
public sealed class HealthChecks(
    BlobServiceClient blobs, TableServiceClient tables, ReleasedContent released, NightlyRuns nights, CatalogInForce catalog,
    PipelineDeployment deployment, IServiceProvider services)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="onlyForRequests">Only what requests cannot do without: a key that is missing is no reason to answer nobody.</param>
    public async Task<HealthReport> RunAsync(bool onlyForRequests, CancellationToken ct)
    {
        (string Name, Func<CancellationToken, Task<string>> Check)[] forRequests = deployment.IsPublic
            ? [("releases", ReleasesAsync), ("releaseRecords", ReleaseRecordsAsync), ("lakeClosed", LakeClosedAsync)]
            : [("blobStorage", BlobsAsync), ("tableStorage", TablesAsync), ("releases", ReleasesAsync), ("nights", NightsAsync)];
        (string Name, Func<CancellationToken, Task<string>> Check)[] forWork = onlyForRequests ? [] : deployment.IsPublic ? [("protocols", ProtocolsAsync)] :
        [
            ("protocols", ProtocolsAsync), ("pseudonymKey", PseudonymKeyAsync), ("lakeKeys", LakeKeysAsync), ("sensitiveKey", SensitiveKeyAsync),
            ("roundingKey", RoundingKeyAsync), ("contactKey", ContactKeyAsync), ("temporaryDisk", TemporaryDiskAsync),
        ];
        var checks = await Task.WhenAll(forRequests.Concat(forWork).Select(c => CheckAsync(c.Name, c.Check, ct)));
        return new(checks.All(c => c.Healthy), checks);
    }

    static async Task<HealthCheck> CheckAsync(string name, Func<CancellationToken, Task<string>> check, CancellationToken ct)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(Patience);
        try
        {
            return new(name, true, await check(limited.Token));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new(name, false, $"No answer within {Patience.TotalSeconds:0} s.");
        }
        catch (RequestFailedException e)
        {
            return new(name, false, e.Status == 0 ? "The service cannot be reached." : $"The service answered {e.Status} {e.ErrorCode}.");
        }
        catch (Exception e)
        {
            // Our own messages are meant for readers; a client library's may hold addresses and keys.
            return new(name, false, e is InvalidOperationException or ArgumentException or IOException ? e.Message : $"It failed with {e.GetType().Name}.");
        }
    }

    async Task<string> BlobsAsync(CancellationToken ct) =>
        await blobs.GetBlobContainerClient(Containers.Drops).ExistsAsync(ct)
            ? "The inbox can be read."
            : throw new InvalidOperationException($"Container '{Containers.Drops}' does not exist.");

    async Task<string> TablesAsync(CancellationToken ct)
    {
        await tables.GetTableClient(SubmissionLedger.TableName).GetEntityIfExistsAsync<SubmissionEntity>("health", "health", cancellationToken: ct);
        return "The ledger can be read.";
    }

    /// <summary>That nothing is released yet is no fault of this app: it says so, and serves the rest.</summary>
    async Task<string> ReleasesAsync(CancellationToken ct)
    {
        var times = await released.LookAsync(ct);
        return $"{Since("Statistics", times.Statistics)} {Since("Indicators", times.Indicators)}";

        static string Since(string what, DateTimeOffset? time) => time is { } at ? $"{what} are those of {at:u}." : $"{what} are not released yet.";
    }

    /// <summary>A night that was missed is for an alert to tell: whoever asks for figures is served those that there are.</summary>
    async Task<string> NightsAsync(CancellationToken ct)
    {
        try
        {
            var ended = await nights.LookAsync(ct);
            return $"Ended well: {string.Join(", ", ended.Select(night => night.Value is { } at ? $"{night.Key} {at:u}" : $"{night.Key} not yet"))}.";
        }
        catch (RequestFailedException e) when (e.ErrorCode == TableErrorCode.TableNotFound)
        {
            return $"Table '{NightlyRuns.TableName}' is not there, so that nights are not kept.";
        }
    }

    async Task<string> ReleaseRecordsAsync(CancellationToken ct)
    {
        await tables.GetTableClient(InDemandRows.TableName).GetEntityIfExistsAsync<TableEntity>("health", "health", cancellationToken: ct);
        return "The list's versions can be read.";
    }

    async Task<string> LakeClosedAsync(CancellationToken ct)
    {
        try
        {
            await foreach (var _ in blobs.GetBlobContainerClient(Containers.Lake).GetBlobsAsync(cancellationToken: ct)) break;
        }
        catch (RequestFailedException e) when (e.Status is 401 or 403 or 404 or 409)
        {
            return "The lake is closed to this app.";
        }
        throw new InvalidOperationException("This app can read the lake, and anybody may ask it: take its leave to read the lake away.");
    }

    Task<string> ProtocolsAsync(CancellationToken ct) =>
        catalog.Now.Protocols.Count == 0 ? throw new InvalidOperationException("No protocol is loaded, so every drop is refused.")
        : services.GetService(typeof(AgreedProtocols)) is AgreedProtocols { NotTaken: { Count: > 0 } wrong }
            ? throw new InvalidOperationException($"On record as in force, and not taken: {string.Join(", ", wrong)}. The log says why.")
        : Task.FromResult($"{catalog.Now.Protocols.Count} protocols and {catalog.Now.Codelists.Count} codelists are loaded.");

    Task<string> PseudonymKeyAsync(CancellationToken ct) =>
        Task.FromResult($"Key version {((PseudonymKeys)services.GetService(typeof(PseudonymKeys))!).Current.KeyVersion} is set.");

    Task<string> LakeKeysAsync(CancellationToken ct) => ((KeysInUse)services.GetService(typeof(KeysInUse))!).CheckAsync(ct);

    Task<string> SensitiveKeyAsync(CancellationToken ct) =>
        Task.FromResult($"Key version {((SensitiveKeys)services.GetService(typeof(SensitiveKeys))!).Current} is set.");

    Task<string> RoundingKeyAsync(CancellationToken ct)
    {
        var keys = (RoundingKeys)services.GetService(typeof(RoundingKeys))!;
        _ = keys.Of(keys.Current);
        return Task.FromResult($"Key version {keys.Current} is set.");
    }

    Task<string> ContactKeyAsync(CancellationToken ct) =>
        Task.FromResult($"Key version {((ContactKeys)services.GetService(typeof(ContactKeys))!).Keys.Current} is set.");

    static Task<string> TemporaryDiskAsync(CancellationToken ct)
    {
        const long Least = 1L << 30;
        var free = new DriveInfo(Path.GetTempPath()).AvailableFreeSpace;
        return free >= Least
            ? Task.FromResult($"{free >> 30} GiB are free.")
            : throw new IOException($"Only {free >> 20} MiB are free for temporary files; a large drop needs 1 GiB.");
    }
}

/// <summary>The state of the whole and of each dependency.</summary>
public sealed record HealthReport(bool Healthy, IReadOnlyList<HealthCheck> Checks);

/// <summary>One dependency: whether it works, and why or why not.</summary>
public sealed record HealthCheck(string Name, bool Healthy, string Reason);
