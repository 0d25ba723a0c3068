using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Pipeline.Indicators;
using Pipeline.Indicators.Shortage;
using Pipeline.Reference;

namespace Pipeline.IndicatorReadings;

/// <summary>The current run's shortage tables, as the HTTP side may show them. Holds one run in memory and follows the pointer; safe for many callers at once.</summary>
public sealed class PublishedShortage(BlobServiceClient blobs)
{
    sealed record Held(ETag Pointer, ShortageReadings? Readings);

    readonly RunPointer _pointer = new(blobs.GetBlobContainerClient(Containers.Indicators));
    volatile Held? _held;

    /// <returns>Null while there is no run, and of a run without scores.</returns>
    /// <exception cref="RequestFailedException">The storage refused.</exception>
    /// <exception cref="InvalidDataException">A file of the run is not the table that it should be.</exception>
    public async Task<ShortageReadings?> ReadAsync(CancellationToken ct)
    {
        if (await _pointer.ReadAsync(ct) is not var (run, etag)) return null;
        if (_held is { } held && held.Pointer == etag) return held.Readings;
        return (_held = new(etag, await ReadAsync(run, ct))).Readings;
    }

    async Task<ShortageReadings?> ReadAsync(CurrentRun run, CancellationToken ct)
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var scores = await RowsAsync<CompositeRow>("composite", IndicatorBlobs.Composite(run.RunId), CompositeTable.ReadAsync);
        if (scores.Count == 0) return null;
        var indicators = await RowsAsync<SubIndexRow>("sub_index", IndicatorBlobs.SubIndex(run.RunId), SubIndexTable.ReadAsync);
        var sensitivity = await RowsAsync<SensitivityRow>("sensitivity", IndicatorBlobs.Sensitivity(run.RunId), SensitivityTable.ReadAsync);
        var past = await RowsAsync<PastScoreRow>("score_history", IndicatorBlobs.ScoreHistory(run.RunId), ScoreHistoryTable.ReadAsync);
        var proposals = await RowsAsync<ProposalRow>("odl_proposal", IndicatorBlobs.Proposals(run.RunId), ProposalTable.ReadAsync);
        var suppressed = scores.Where(s => s.Quality == Quality.Suppressed && ShortageReadings.IsMain(s)).Select(s => (s.Period, s.Isco08)).ToHashSet();
        return new(
            run.RunId, run.StartedUtc, run.Sources ?? [], scores.Select(s => s.Period).Max(StringComparer.Ordinal)!,
            [.. indicators.Select(Suppression.Of)], [.. scores.Select(Suppression.Of)], [.. sensitivity.Select(s => Suppression.Of(s, suppressed))], proposals,
            hashes)
        {
            Past = past,
        };

        async Task<IReadOnlyList<T>> RowsAsync<T>(string table, string blob, Func<Stream, CancellationToken, Task<IReadOnlyList<T>>> read)
        {
            if (await _pointer.FindAsync(blob, ct) is not { } file) return [];
            hashes[table] = Convert.ToHexStringLower(SHA256.HashData(file.ToMemory().Span));
            return await read(file.ToStream(), ct);
        }
    }
}
