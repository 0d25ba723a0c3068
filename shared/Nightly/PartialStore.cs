using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Indicators;
using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Partials;
using Pipeline.Indicators.Payroll;
using Pipeline.Lake;
using Pipeline.Reference;

namespace Pipeline.Nightly;

/// <summary>
/// What each accepted file says, read from the lake once and kept beside the runs. A partial is named by the method, the file's content and the state of its
/// blob, so a file that was delivered, read or keyed anew is boiled down again, and no other is. Of a partial that is kept only the head is read, until more
/// of it is asked for.
/// </summary>
/// <param name="states">Of the lake's blobs.</param>
sealed class PartialStore(BlobContainerClient lake, BlobContainerClient kept, EstimationMethod method, LakeStates states, PartialHeads heads) : IDisposable
{
    // Each file that is read may hold a row group of its columns, and a month of pay, in memory.
    readonly SemaphoreSlim _reading = new(Math.Min(2, Environment.ProcessorCount));
    readonly ConcurrentDictionary<string, Lazy<Task<FilePartial>>> _partials = new();
    readonly HashSet<string> _used = [heads.Name];

    /// <summary>Files that were read from the lake, as their partial was not there.</summary>
    public int ReadAnew { get; private set; }

    /// <exception cref="InvalidDataException">The file lacks a column, or has other rows than were accepted.</exception>
    public async Task<StoredPartial> GetAsync(LakePartition partition, CancellationToken ct)
    {
        var state = await states.OfAsync(partition, ct);
        var name = IndicatorBlobs.Partial(method.Sha256, partition.ContentSha256, state.ToString());
        var head = heads.Find(name) ?? heads.Add(name, (await ReadAsync(partition, state, name, ct)).Head);
        if (head.Rows != partition.Rows) throw new InvalidDataException($"{partition.BlobName} has {head.Rows} rows, but {partition.Rows} were accepted.");
        lock (_used) _used.UnionWith([name, .. head.PayMonths.Select(m => IndicatorBlobs.Pay(name, m))]);
        return new(partition, state, name, head);
    }

    /// <summary>What files say, each of them of one kind, in the same order.</summary>
    public async Task<IReadOnlyList<(ReferencePeriod Period, T Content)>> ReadAsync<T>(IEnumerable<StoredPartial> files, CancellationToken ct)
    {
        var partials = await Task.WhenAll(files.Select(async f => (f.File.Period, (await ReadAsync(f.File, f.State, f.Name, ct)).Content)));
        return [.. partials.Select(p => (p.Period, (T)p.Content))];
    }

    /// <summary>The pay behind a payroll's cells of one month.</summary>
    public async Task<PayrollMonth> GetPayAsync(StoredPartial payroll, ReferencePeriod month, CancellationToken ct)
    {
        var blob = await kept.GetBlobClient(IndicatorBlobs.Pay(payroll.Name, month)).DownloadContentAsync(ct);
        return PayFormat.Read(month, blob.Value.Content.ToArray());
    }

    /// <summary>Keeps the heads for the next night.</summary>
    public Task KeepHeadsAsync(CancellationToken ct) => heads.KeepAsync(_used.Contains, ct);

    public Task DeleteUnusedAsync(CancellationToken ct) => kept.DeleteUnusedAsync(IndicatorBlobs.Partials, _used.Contains, ct);

    public void Dispose() => _reading.Dispose();

    /// <summary>Once, however many ask.</summary>
    Task<FilePartial> ReadAsync(LakePartition partition, ETag state, string name, CancellationToken ct) => _partials.GetOrAdd(name, _ => new(async () =>
        await kept.FindAsync(name, ct) is { } bytes && PartialFormat.Read(bytes) is { } known ? known : await MakeAloneAsync(partition, state, name, ct))).Value;

    async Task<FilePartial> MakeAloneAsync(LakePartition partition, ETag state, string name, CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            return await MakeAsync(partition, state, name, ct);
        }
        finally
        {
            _reading.Release();
        }
    }

    async Task<FilePartial> MakeAsync(LakePartition partition, ETag state, string name, CancellationToken ct)
    {
        // Ranges are fetched as they are read: of a wide file only the columns needed travel. One that is replaced meanwhile ends the run.
        var options = new BlobOpenReadOptions(allowModifications: false) { Conditions = new() { IfMatch = state } };
        await using var file = await lake.GetBlobClient(partition.BlobName).OpenReadAsync(options, ct);
        var partial = await FilePartial.ReadAsync(partition.Dataset, partition.Period, partition.Agency, file, method, ct);
        await using (var reader = await LakeReader.OpenAsync(file, ct))
            partial = partial with { Head = partial.Head with { PseudonymKey = reader.Metadata.GetValueOrDefault(LakeMetadata.PseudonymKey, "") } };
        if (partial.Head.Rows != partition.Rows) return partial;
        foreach (var month in partial.PayrollMonths)
            await kept.GetBlobClient(IndicatorBlobs.Pay(name, month.Month)).UploadAsync(new BinaryData(PayFormat.Write(month)), overwrite: true, ct);
        await kept.GetBlobClient(name).UploadAsync(new BinaryData(PartialFormat.Write(partial)), overwrite: true, ct);
        lock (_used) ReadAnew++;
        return partial with { PayrollMonths = [] };
    }
}
