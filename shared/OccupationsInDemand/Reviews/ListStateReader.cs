using Pipeline.Indicators.Shortage;

namespace Pipeline.OccupationsInDemand;

/// <summary>What the nightly proposals are made in the light of: the list in force and the evidence on record. Strategies the run has from its own files.</summary>
public sealed class ListStateReader(InDemandRows rows, ListShelf shelf)
{
    /// <param name="day">The day whose list holds.</param>
    public async Task<ListState> ReadAsync(DateOnly day, CancellationToken ct)
    {
        var onList = (await shelf.ReadAsync(ct)).InForceOn(day)?.List.Entries.Select(e => e.Isco08).ToHashSet() ?? [];
        var evidence = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var round in await rows.RoundsAsync(ct))
            foreach (var (review, _) in await rows.ReviewsAsync(round.Record.Quarter, ct))
                foreach (var source in SourcesFor(review))
                    (evidence.TryGetValue(review.Isco08, out var known) ? known : evidence[review.Isco08] = new(StringComparer.OrdinalIgnoreCase)).Add(source);
        return ListState.Empty with { OnList = onList, Evidence = evidence.ToDictionary(e => e.Key, e => e.Value.Count) };
    }

    /// <summary>Who speaks for the occupation. A source counts once, however often it speaks.</summary>
    static IEnumerable<string> SourcesFor(OccupationReview review) =>
        review.Evidence.Where(e => e.Side == EvidenceSide.For).Select(e => e.Source.Trim())
            .Concat(review.Surveys.Where(s => s.Share >= 0.5).Select(s => s.Source.Trim()));
}
