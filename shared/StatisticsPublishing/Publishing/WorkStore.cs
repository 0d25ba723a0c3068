using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Reference;
using Pipeline.StatisticsPublishing.Protecting;

namespace Pipeline.StatisticsPublishing.Publishing;

/// <summary>What the nights keep of what was counted, in the restricted container. Nobody who serves figures reads it.</summary>
sealed class WorkStore(BlobServiceClient blobs)
{
    readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Containers.StatisticsWork);
    readonly HashSet<string> _used = [];

    public BlobContainerClient Container => _container;

    public async Task PrepareAsync(CancellationToken ct) => await _container.CreateIfNotExistsAsync(cancellationToken: ct);

    public async Task<T?> FindAsync<T>(string name, Func<BinaryData, T> read, CancellationToken ct)
        where T : class
    {
        lock (_used) _used.Add(name);
        try
        {
            return read((await _container.GetBlobClient(name).DownloadContentAsync(ct)).Value.Content);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public async Task WriteAsync(string name, byte[] content, CancellationToken ct)
    {
        lock (_used) _used.Add(name);
        await _container.GetBlobClient(name).UploadAsync(new BinaryData(content), overwrite: true, ct);
    }

    public async Task DeleteAsync(string name, CancellationToken ct) => await _container.DeleteBlobIfExistsAsync(name, cancellationToken: ct);

    /// <summary>The base tables of a release by population and period.</summary>
    /// <exception cref="InvalidDataException">One is gone.</exception>
    public async Task<IReadOnlyDictionary<(string Population, ReferencePeriod Period), BaseTable>> TablesAsync(ReleaseState state, CancellationToken ct)
    {
        var tables = new Dictionary<(string, ReferencePeriod), BaseTable>();
        foreach (var table in state.Tables)
            tables.Add(
                (table.Population, ReferencePeriod.Parse(table.Period)),
                await FindAsync(table.Blob, b => BaseTable.Read(b), ct) ?? throw new InvalidDataException($"The base table {table.Blob} of release {state.Release} is gone."));
        return tables;
    }

    /// <summary>Keeps a base table under a name of its content.</summary>
    public async Task<StateTable> KeepAsync(BaseTable table, CancellationToken ct)
    {
        var json = table.ToJson();
        var name = WorkBlobs.Table(table, Convert.ToHexStringLower(SHA256.HashData(json)));
        await WriteAsync(name, json, ct);
        return new(table.Population, table.Period, name, table.PublishedSha256());
    }

    /// <summary>Deletes what this night did not use: what remains of files that were replaced, withdrawn or erased, and of earlier releases.</summary>
    public async Task DeleteUnusedAsync(CancellationToken ct)
    {
        var unused = new List<string>();
        foreach (var prefix in new[] { WorkBlobs.Bases, WorkBlobs.States })
            await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, ct))
                if (!_used.Contains(blob.Name)) unused.Add(blob.Name);
        foreach (var name in unused) await DeleteAsync(name, ct);
    }

    /// <summary>What was used before counts no more: another night begins.</summary>
    public void Begin() => _used.Clear();
}
