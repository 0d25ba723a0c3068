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
            // Most that are asked for are either there or not: one question tells.
            var cells = await ReadAsync("cell_estimate", CellEstimateTable.ReadAsync);
            var (scores, composites) = (ReadAsync("sub_index", SubIndexTable.ReadAsync), ReadAsync("composite", CompositeTable.ReadAsync));
            var (sensitivity, summaries) = (ReadAsync("sensitivity", SensitivityTable.ReadAsync), ReadAsync("sensitivity_summary", SensitivitySummaryTable.ReadAsync));
            await Task.WhenAll(scores, composites, sensitivity, summaries);
            return new(cells, await scores, await composites, await sensitivity, await summaries);
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

    public Task KeepAsync(string key, QuarterResult result, CancellationToken ct)
    {
        return Task.WhenAll(
            WriteAsync("cell_estimate", f => CellEstimateTable.WriteAsync(f, key, result.Cells, ct)),
            WriteAsync("sub_index", f => SubIndexTable.WriteAsync(f, key, result.SubIndices, ct)),
            WriteAsync("composite", f => CompositeTable.WriteAsync(f, key, result.Composites, ct)),
            WriteAsync("sensitivity", f => SensitivityTable.WriteAsync(f, key, result.Sensitivity, ct)),
            WriteAsync("sensitivity_summary", f => SensitivitySummaryTable.WriteAsync(f, key, result.Summaries, ct)));

        Task WriteAsync(string table, Func<Stream, Task> write) => Task.Run(() => kept.WriteAsync(IndicatorBlobs.Quarter(key, table), write, ct), ct);
    }

    /// <summary>Deletes quarters that this run did not ask for.</summary>
    public Task DeleteUnusedAsync(CancellationToken ct) => kept.DeleteUnusedAsync(
        IndicatorBlobs.Quarters, name => _used.Any(key => name.StartsWith(IndicatorBlobs.Quarter(key, ""), StringComparison.Ordinal)), ct);
}
