using Pipeline.IndicatorReadings;
using Pipeline.Indicators.Shortage;

namespace Pipeline.OccupationsInDemand;

/// <summary>A proposal, what was said of it, and whether there is newer evidence by now.</summary>
/// <param name="Round">Null of one that no round is open about.</param>
/// <param name="Newer">The same occupation and quarter in the current run, where that is another one than the round's.</param>
/// <param name="Sources">The datasets that <paramref name="Proposed"/> and <paramref name="Newer"/> rest on, as <c>agency/dataset</c>.</param>
public sealed record ProposalCase(ProposedOccupation Proposed, string RunId, IReadOnlyList<string> Sources, ReviewRound? Round, OccupationReview? Review, ProposedOccupation? Newer, string? NewerRunId)
{
    public ReviewState State => Round is null ? ReviewState.Computed : Review?.State ?? ReviewState.Proposed;

    /// <summary>Names the state of the review.</summary>
    public string Version => (Review ?? OccupationReview.New(Proposed.Proposal.Period, Proposed.Proposal.Isco08)).Version();
}

/// <summary>Reads proposals: of a round as it was fixed, else of the current run.</summary>
public sealed class ReviewReader(InDemandRows rows, InDemandTexts texts, PublishedShortage published)
{
    /// <summary>The rounds, the newest quarter first.</summary>
    public async Task<IReadOnlyList<ReviewRound>> RoundsAsync(CancellationToken ct) =>
        [.. (await rows.RoundsAsync(ct)).Select(r => r.Record).OrderByDescending(r => r.Quarter, StringComparer.Ordinal)];

    /// <summary>The proposals of a quarter by code; of the newest that there is when null. Empty when there are none.</summary>
    public async Task<IReadOnlyList<ProposalCase>> ListAsync(string? quarter, CancellationToken ct)
    {
        var (rounds, run) = (await RoundsAsync(ct), await published.ReadAsync(ct));
        var asked = quarter ?? (run?.Proposals.Select(p => p.Period) ?? []).Concat(rounds.Select(r => r.Quarter)).Max(StringComparer.Ordinal);
        if (asked is null) return [];
        if (rounds.FirstOrDefault(r => r.Quarter == asked) is not { } round)
            return run is null ? [] : [.. run.Proposals.Where(p => p.Period == asked).Select(p => new ProposalCase(Of(run, p), run.RunId, run.Sources, null, null, null, null))];

        var evidence = await EvidenceAsync(round, ct);
        var reviews = (await rows.ReviewsAsync(asked, ct)).ToDictionary(r => r.Record.Isco08, r => r.Record);
        var newer = run is not null && run.RunId != round.RunId ? run : null;
        IReadOnlyList<string> sources = [.. evidence.Sources.Union(newer?.Sources ?? [])];
        return [.. evidence.Proposals.Select(p => new ProposalCase(
            p, round.RunId, sources, round, reviews.GetValueOrDefault(p.Proposal.Isco08),
            newer?.FindProposal(asked, p.Proposal.Isco08) is { } now ? Of(newer, now) : null, newer?.RunId))];
    }

    public async Task<ProposalCase?> FindAsync(string quarter, string isco08, CancellationToken ct) =>
        (await ListAsync(quarter, ct)).FirstOrDefault(c => c.Proposed.Proposal.Isco08 == isco08);

    /// <summary>Everything that was ever proposed for an occupation in a round, the newest quarter first.</summary>
    public async Task<IReadOnlyList<ProposalCase>> OfAsync(string isco08, CancellationToken ct)
    {
        var cases = new List<ProposalCase>();
        foreach (var round in await RoundsAsync(ct))
            if (await FindAsync(round.Quarter, isco08, ct) is { } found) cases.Add(found);
        return cases;
    }

    Task<RoundEvidence> EvidenceAsync(ReviewRound round, CancellationToken ct) =>
        texts.ReadAsync<RoundEvidence>(ReviewDesk.Folder, round.Quarter, round.EvidenceSha256, ct);

    static ProposedOccupation Of(ShortageReadings run, ProposalRow row) => new(row, run.FindScore(row.Period, row.Isco08));
}
