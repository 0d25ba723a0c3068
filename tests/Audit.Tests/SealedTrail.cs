using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Pipeline.Audit.Seals;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Audit.Tests;

/// <summary>Audited tables on storage of their own, whose nights are made to come, and somebody who may write all of it.</summary>
sealed class SealedTrail
{
    public static readonly DateOnly FirstDay = new(2026, 11, 20);

    readonly RequestCount _requests = new();

    readonly DateOnly _firstDay;
    readonly string[] _audited;

    SealedTrail(string connection, ManualTime clock, string[] audited)
    {
        (ConnectionString, Clock, _firstDay, _audited) = (connection, clock, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), audited);
        var (blobs, tables) = (new BlobClientOptions(), new TableClientOptions());
        blobs.AddPolicy(_requests, HttpPipelinePosition.PerCall);
        tables.AddPolicy(_requests, HttpPipelinePosition.PerCall);
        (Tables, Container) = (new(connection, tables), new BlobServiceClient(connection).GetBlobContainerClient(Containers.Audit));
        Store = new(new(connection, blobs));
    }

    public string ConnectionString { get; }

    public ManualTime Clock { get; }

    public TableServiceClient Tables { get; }

    public BlobContainerClient Container { get; }

    public SealStore Store { get; }

    /// <summary>Requests that reading and sealing have made.</summary>
    public int Requests => _requests.Count;

    /// <summary>Begins at half past four of <see cref="FirstDay"/>.</summary>
    /// <param name="audited">Tables; submissions and custody when left out.</param>
    public static Task<SealedTrail> NewAsync(params string[] audited) => NewAsync(new ManualTime(new(FirstDay, new(4, 30), TimeSpan.Zero)), audited);

    public static async Task<SealedTrail> NewAsync(ManualTime clock, params string[] audited)
    {
        var trail = new SealedTrail((await AzuriteAccount.TakeAsync()).ConnectionString, clock, audited is [] ? ["submissions", "custody"] : audited);
        foreach (var table in trail._audited) await trail.Tables.CreateTableAsync(table);
        await trail.Container.CreateAsync();
        return trail;
    }

    public async Task WriteAsync(string stream, int events, string table = "submissions", string actor = "intake")
    {
        var trail = new AuditTrail(Tables, table, Clock);
        for (var i = 0; i < events; i++) await trail.AppendAsync(stream, AuditEntry.Of(actor, Doing.Changed, stream), default);
    }

    public Task<SealingSummary> SealAsync() => new AuditSealing(_audited.Select(t => new AuditedTable(t)), Tables, Store, Clock).RunAsync(default);

    public void Sleep(int nights = 1) => Clock.Advance(TimeSpan.FromDays(nights));

    public Task<SealedVerification> VerifyAsync(string stream, bool all = false, string table = "submissions") =>
        new SealedVerifier(Tables, table, Store, Clock).VerifyAsync(stream, default, all: all);

    public async Task<Seal> NewestAsync() => (await new SealReader(Store, Clock).ReadNewestAsync(default)).Seals.Single();

    public BlobClient BlobOf(int night) => Container.GetBlobClient($"{_firstDay.AddDays(night):yyyy-MM-dd}.json");

    /// <summary>Takes every row of a stream away.</summary>
    public async Task<IReadOnlyList<TableEntity>> RemoveAsync(string stream, string table = "submissions")
    {
        var rows = new List<TableEntity>();
        await foreach (var row in Tables.GetTableClient(table).QueryAsync<TableEntity>(AuditRows.InStream(stream))) rows.Add(row);
        foreach (var row in rows) await Tables.GetTableClient(table).DeleteEntityAsync(row.PartitionKey, row.RowKey);
        return rows;
    }

    public async Task PutBackAsync(IEnumerable<TableEntity> rows, string table = "submissions")
    {
        foreach (var row in rows) await Tables.GetTableClient(table).AddEntityAsync(row);
    }

    /// <summary>Takes the last events away and has the head name the one before them: a chain that is whole by itself.</summary>
    public async Task ShortenAsync(string stream, int by)
    {
        var table = Tables.GetTableClient("submissions");
        var events = await new AuditReader(Tables, "submissions").ReadAsync(stream, 1, 1000, default);
        foreach (var gone in events.TakeLast(by)) await table.DeleteEntityAsync(stream, AuditRows.Event(gone.Number));
        var last = events[^(by + 1)];
        await table.UpsertEntityAsync(new TableEntity(stream, AuditRows.Head) { ["Number"] = last.Number, ["Hash"] = last.Hash }, TableUpdateMode.Replace);
    }

    sealed class RequestCount : HttpPipelineSynchronousPolicy
    {
        int _count;

        public int Count => _count;

        public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref _count);
    }
}
