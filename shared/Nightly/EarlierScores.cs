using Azure.Storage.Blobs;
using Pipeline.Indicators;
using Pipeline.Indicators.Shortage;

namespace Pipeline.Nightly;

/// <summary>The scores that the current run left of quarters, for the run after it.</summary>
static class EarlierScores
{
    /// <param name="sources">Of the new run, as <c>agency/dataset</c>. Where the current run rests on another besides, which may have been withdrawn, nothing of it is told on.</param>
    public static async Task<IReadOnlyList<PastScoreRow>> ReadAsync(BlobContainerClient indicators, IReadOnlyCollection<string> sources, CancellationToken ct)
    {
        if (await indicators.FindAsync(IndicatorBlobs.Current, ct) is not { } pointer) return [];
        var current = CurrentRun.Parse(pointer);
        if (current.Sources is null || current.Sources.Except(sources).Any()) return [];
        return await indicators.FindAsync(IndicatorBlobs.ScoreHistory(current.RunId), ct) is { } file
            ? await ScoreHistoryTable.ReadAsync(new MemoryStream(file), ct)
            : [];
    }
}
