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
/// blob, so a file that was delivered, read or keyed anew is boiled down again, and no other is.
/// </summary>
sealed class PartialStore(BlobContainerClient lake, BlobContainerClient kept, EstimationMethod method) : IDisposable
{
    // Each file that is read may hold a row group of its columns, and a month of pay, in memory.
    readonly SemaphoreSlim _reading = new(Math.Min(2, Environment.ProcessorCount));
    readonly HashSet<string> _used = [];

    /// <summary>Files that were read from the lake, as their partial was not there.</summary>
    public int ReadAnew { get; private set; }

    /// <exception cref="InvalidDataException">The file lacks a column, or has other rows than were accepted.</exception>
    public async Task<StoredPartial> GetAsync(LakePartition partition, CancellationToken ct)
    {
        var file = lake.GetBlobClient(partition.BlobName);
        var state = (await file.GetPropertiesAsync(cancellationToken: ct)).Value.ETag;
        var name = IndicatorBlobs.Partial(method.Sha256, partition.ContentSha256, state.ToString());
        lock (_used) _used.Add(name);
        var known = await kept.FindAsync(name, ct) is { } bytes ? PartialFormat.Read(bytes) : null;
        var partial = known ?? await MakeAloneAsync(file, partition, state, name, ct);
        if (partial.Rows != partition.Rows) throw new InvalidDataException($"{partition.BlobName} has {partial.Rows} rows, but {partition.Rows} were accepted.");
        if (partial.Content is PayrollPartial payroll)
            lock (_used) _used.UnionWith(payroll.Months.Select(m => IndicatorBlobs.Pay(name, m.Month)));
        return new(partition, name, partial);
    }

    /// <summary>The pay behind a payroll's cells of one month.</summary>
    public async Task<PayrollMonth> GetPayAsync(StoredPartial payroll, ReferencePeriod month, CancellationToken ct)
    {
        var blob = await kept.GetBlobClient(IndicatorBlobs.Pay(payroll.Name, month)).DownloadContentAsync(ct);
        return PayFormat.Read(month, blob.Value.Content.ToArray());
    }

    public Task DeleteUnusedAsync(CancellationToken ct) => kept.DeleteUnusedAsync(IndicatorBlobs.Partials, _used.Contains, ct);

    public void Dispose() => _reading.Dispose();

    async Task<FilePartial> MakeAloneAsync(BlobClient blob, LakePartition partition, ETag state, string name, CancellationToken ct)
    {
        await _reading.WaitAsync(ct);
        try
        {
            return await MakeAsync(blob, partition, state, name, ct);
        }
        finally
        {
            _reading.Release();
        }
    }

    async Task<FilePartial> MakeAsync(BlobClient blob, LakePartition partition, ETag state, string name, CancellationToken ct)
    {
        // Ranges are fetched as they are read: of a wide file only the columns needed travel. One that is replaced meanwhile ends the run.
        var options = new BlobOpenReadOptions(allowModifications: false) { Conditions = new() { IfMatch = state } };
        await using var file = await blob.OpenReadAsync(options, ct);
        var partial = await FilePartial.ReadAsync(partition.Dataset, partition.Period, partition.Agency, file, method, ct);
        await using (var reader = await LakeReader.OpenAsync(file, ct))
            partial = partial with { PseudonymKey = reader.Metadata.GetValueOrDefault(LakeMetadata.PseudonymKey, "") };
        if (partial.Rows != partition.Rows) return partial;
        foreach (var month in partial.PayrollMonths)
            await kept.GetBlobClient(IndicatorBlobs.Pay(name, month.Month)).UploadAsync(new BinaryData(PayFormat.Write(month)), overwrite: true, ct);
        await kept.GetBlobClient(name).UploadAsync(new BinaryData(PartialFormat.Write(partial)), overwrite: true, ct);
        lock (_used) ReadAnew++;
        return partial with { PayrollMonths = [] };
    }
}

/// <summary>A file of the lake and what it says.</summary>
/// <param name="Name">Of the partial's blob.</param>
sealed record StoredPartial(LakePartition File, string Name, FilePartial Partial);
