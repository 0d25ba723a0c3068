using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Replay;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Intake.Tests;

/// <summary>One storage emulator for all tests of this project; each test uses agencies' periods of its own.</summary>
public sealed class Storage : IAsyncLifetime
{
    internal static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    internal static readonly SensitiveKeys Sealing = new(new Dictionary<string, string> { ["s1"] = Convert.ToBase64String(new byte[32]) }, "s1");

    AzuriteServer _azurite = null!;

    public BlobServiceClient Blobs { get; private set; } = null!;

    public TableServiceClient Tables { get; private set; } = null!;

    public CurrentDrops Current => new(Tables);

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteServer.StartNewAsync();
        (Blobs, Tables) = Clients(null);
        foreach (var container in (string[])[Containers.Drops, Containers.Receipts, Containers.Lake, Containers.Sensitive, Containers.Restricted, Containers.Quarantine, Containers.Archive])
            await Blobs.CreateBlobContainerAsync(container);
        foreach (var table in (string[])[SubmissionLedger.TableName, ContentClaims.TableName, CurrentDrops.TableName, ReplayJobs.TableName])
            await Tables.CreateTableAsync(table);
    }

    public async Task DisposeAsync() => await _azurite.DisposeAsync();

    /// <summary>The intake as the functions build it, on a machine that dies at the given write (from 0), or never.</summary>
    internal DropIntake Intake(DyingMachine? machine = null, ProtocolCatalog? catalog = null, PseudonymKeys? keys = null) => On(machine, catalog, keys: keys).Intake;

    /// <summary>What the functions build, on a machine that dies at the given write (from 0), or never.</summary>
    internal Parts On(DyingMachine? machine = null, ProtocolCatalog? catalog = null, TimeProvider? clock = null, PseudonymKeys? keys = null)
    {
        var (blobs, tables) = Clients(machine);
        return new(blobs, tables, catalog ?? Catalog, clock ?? TimeProvider.System) { Keys = keys ?? Keys("test") };
    }

    /// <summary>Keys of these versions, each with bytes of its own; the last one is current.</summary>
    internal static PseudonymKeys Keys(params string[] versions) =>
        new(versions.ToDictionary(v => v, v => Convert.ToBase64String(Enumerable.Repeat((byte)v.Sum(c => c), 32).ToArray())), versions[^1]);

    public async Task<string> UploadAsync(string path, string text)
    {
        await Blobs.GetBlobContainerClient(Containers.Drops).GetBlobClient(path).UploadAsync(new BinaryData(text), overwrite: true);
        return path;
    }

    public async Task<IReadOnlyList<string>> ListAsync(string container, string prefix)
    {
        var names = new List<string>();
        await foreach (var blob in Blobs.GetBlobContainerClient(container).GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, CancellationToken.None)) names.Add(blob.Name);
        return names;
    }

    internal (BlobServiceClient, TableServiceClient) Clients(DyingMachine? machine)
    {
        var (blobOptions, tableOptions) = (new BlobClientOptions(), new TableClientOptions());
        if (machine is not null)
        {
            blobOptions.AddPolicy(machine, HttpPipelinePosition.PerCall);
            tableOptions.AddPolicy(machine, HttpPipelinePosition.PerCall);
        }
        return (new(_azurite.ConnectionString, blobOptions), new(_azurite.ConnectionString, tableOptions));
    }
}

/// <summary>Lets a number of writes through to storage, then fails every request, as a machine that was switched off.</summary>
sealed class DyingMachine(int writes) : HttpPipelineSynchronousPolicy
{
    int _left = writes;

    public bool IsDead => Volatile.Read(ref _left) < 0;

    public override void OnSendingRequest(HttpMessage message)
    {
        var writing = message.Request.Method != RequestMethod.Get && message.Request.Method != RequestMethod.Head;
        if (IsDead || (writing && Interlocked.Decrement(ref _left) < 0)) throw new MachineDiedException();
    }
}

sealed class MachineDiedException() : Exception("The machine was switched off.");
