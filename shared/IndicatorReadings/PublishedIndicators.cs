using Azure;
using Azure.Storage.Blobs;
using Pipeline.Indicators;
using Pipeline.Reference;

namespace Pipeline.IndicatorReadings;

/// <summary>The current indicators, as the HTTP side may show them. Holds one run in memory and follows the pointer; safe for many callers at once.</summary>
public sealed class PublishedIndicators(BlobServiceClient blobs)
{
    sealed record Held(ETag Pointer, string RunId, IReadOnlyList<string> Sources, IReadOnlyList<CellEstimate> Cells);

    readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Containers.Indicators);
    readonly RunPointer _pointer = new(blobs.GetBlobContainerClient(Containers.Indicators));
    volatile Held? _held;

    /// <summary>The rows of one ISCO-08 level of the current run.</summary>
    /// <param name="level">1 to 4; 0 for the totals. A level without estimates gives no rows.</param>
    /// <returns>Null while there is no run yet.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The level is not 0 to 4.</exception>
    /// <exception cref="RequestFailedException">The storage refused, or the run that the pointer names is not there.</exception>
    public async Task<OccupationReadings?> GetOccupationsAsync(int level, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, 4);
        if (await FollowAsync(ct) is not { } held) return null;
        var rows = held.Cells
            .Where(c => c.Level == level)
            .Select(c => new OccupationReading(c.Isco08, c.Level, c.Period, c.Measure, c.Value, c.N, c.Se, c.Rse, c.Quality));
        return new(held.RunId, held.Sources, [.. rows]);
    }

    async Task<Held?> FollowAsync(CancellationToken ct)
    {
        if (await _pointer.ReadAsync(ct) is not var (run, etag)) return null;
        if (_held is { } held && held.Pointer == etag) return held;

        var file = await _container.GetBlobClient(IndicatorBlobs.Cells(run.RunId)).DownloadContentAsync(ct);
        return _held = new(etag, run.RunId, run.Sources ?? [], await CellEstimateTable.ReadAsync(file.Value.Content.ToStream(), ct));
    }
}
