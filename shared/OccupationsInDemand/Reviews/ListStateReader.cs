using System.Collections.Concurrent;
using Pipeline.Indicators.Shortage;

namespace Pipeline.OccupationsInDemand;

/// <summary>What the nightly proposals are made in the light of: the list in force and the evidence on record. Strategies the run has from its own files.</summary>
public sealed class ListStateReader(InDemandRows rows, ListShelf shelf)
{
    /// <summary>Who speaks for which occupation in the rounds that a list was published from: nothing in those changes any more, so each is read once.</summary>
    readonly ConcurrentDictionary<string, IReadOnlyList<(string Isco08, string Source)>> _published = new(StringComparer.Ordinal);

    /// <param name="day">The day whose list holds.</param>
    public async Task<ListState> ReadAsync(DateOnly day, CancellationToken ct)
    {
        var onList = (await shelf.ReadAsync(ct)).InForceOn(day)?.List.Entries.Select(e => e.Isco08).ToHashSet() ?? [];
        var evidence = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var round in await rows.RoundsAsync(ct))
            foreach (var (isco08, source) in await SourcesAsync(round.Record, ct))
                (evidence.TryGetValue(isco08, out var known) ? known : evidence[isco08] = new(StringComparer.OrdinalIgnoreCase)).Add(source);
        return ListState.Empty with { OnList = onList, Evidence = evidence.ToDictionary(e => e.Key, e => e.Value.Count) };
    }

    async Task<IReadOnlyList<(string Isco08, string Source)>> SourcesAsync(ReviewRound round, CancellationToken ct)
    {
        if (_published.TryGetValue(round.Quarter, out var known)) return known;
        List<(string Isco08, string Source)> sources =
            [.. (await rows.ReviewsAsync(round.Quarter, ct)).SelectMany(r => SourcesFor(r.Record).Select(source => (r.Record.Isco08, source)))];
        if (round.State == RoundState.Published) _published[round.Quarter] = sources;
        return sources;
    }

    /// <summary>Who speaks for the occupation. A source counts once, however often it speaks.</summary>
    static IEnumerable<string> SourcesFor(OccupationReview review) =>
        review.Evidence.Where(e => e.Side == EvidenceSide.For).Select(e => e.Source.Trim())
            .Concat(review.Surveys.Where(s => s.Share >= 0.5).Select(s => s.Source.Trim()));
}
