using Azure;
using Azure.Storage.Blobs;
using Pipeline.Indicators;
using Pipeline.Indicators.Shortage;

namespace Pipeline.Nightly;

/// <summary>The rows of quarters that were computed, by what they follow from: a quarter that no newer file touches is not computed again.</summary>
sealed class QuarterStore(BlobContainerClient kept)
{
    readonly HashSet<string> _used = [];

    /// <returns>Null when it was not computed, or not to the end.</returns>
    public async Task<QuarterResult?> FindAsync(string key, CancellationToken ct)
    {
        lock (_used) _used.Add(key);
        try
        {
            return new(
                await ReadAsync("cell_estimate", CellEstimateTable.ReadAsync), await ReadAsync("sub_index", SubIndexTable.ReadAsync),
                await ReadAsync("composite", CompositeTable.ReadAsync), await ReadAsync("sensitivity", SensitivityTable.ReadAsync),
                await ReadAsync("sensitivity_summary", SensitivitySummaryTable.ReadAsync));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }

        async Task<IReadOnlyList<T>> ReadAsync<T>(string table, Func<Stream, CancellationToken, Task<IReadOnlyList<T>>> read)
        {
            var blob = await kept.GetBlobClient(IndicatorBlobs.Quarter(key, table)).DownloadContentAsync(ct);
            return await read(blob.Value.Content.ToStream(), ct);
        }
    }

    public async Task KeepAsync(string key, QuarterResult result, CancellationToken ct)
    {
        await WriteAsync("cell_estimate", f => CellEstimateTable.WriteAsync(f, key, result.Cells, ct));
        await WriteAsync("sub_index", f => SubIndexTable.WriteAsync(f, key, result.SubIndices, ct));
        await WriteAsync("composite", f => CompositeTable.WriteAsync(f, key, result.Composites, ct));
        await WriteAsync("sensitivity", f => SensitivityTable.WriteAsync(f, key, result.Sensitivity, ct));
        await WriteAsync("sensitivity_summary", f => SensitivitySummaryTable.WriteAsync(f, key, result.Summaries, ct));

        async Task WriteAsync(string table, Func<Stream, Task> write)
        {
            using var file = new MemoryStream();
            await write(file);
            file.Position = 0;
            await kept.GetBlobClient(IndicatorBlobs.Quarter(key, table)).UploadAsync(file, overwrite: true, ct);
        }
    }

    /// <summary>Deletes quarters that this run did not ask for.</summary>
    public Task DeleteUnusedAsync(CancellationToken ct) => kept.DeleteUnusedAsync(
        IndicatorBlobs.Quarters, name => _used.Any(key => name.StartsWith(IndicatorBlobs.Quarter(key, ""), StringComparison.Ordinal)), ct);
}
