using Pipeline.Indicators;
using Pipeline.Indicators.Shortage;

namespace Pipeline.IndicatorReadings;

/// <summary>What a run says of shortage, as it may be told: suppressed rows carry no number, see <see cref="Suppression"/>.</summary>
/// <param name="Sources">The datasets that the run rests on, as <c>agency/dataset</c>.</param>
/// <param name="Period">The newest reference quarter among the scores.</param>
/// <param name="Indicators">Of every period that the run holds, as the other rows are.</param>
/// <param name="Sha256">Lower-case hex hash of each file that was read, by its table's name.</param>
public sealed record ShortageReadings(
    string RunId, DateTimeOffset StartedUtc, IReadOnlyList<string> Sources, string Period,
    IReadOnlyList<SubIndexRow> Indicators, IReadOnlyList<CompositeRow> Scores, IReadOnlyList<SensitivityRow> Sensitivity,
    IReadOnlyList<ProposalRow> Proposals, IReadOnlyDictionary<string, string> Sha256)
{
    /// <summary>Under the main profile, also of quarters that the run itself does not rate; empty of a run that left none.</summary>
    public IReadOnlyList<PastScoreRow> Past { get; init; } = [];

    /// <summary>The scores of one occupation under the main profile in this and earlier quarters, the earliest first.</summary>
    public IEnumerable<PastScoreRow> PastOf(string isco08) =>
        (Past.Count > 0 ? Past : Scores.Where(IsMain).Select(PastScoreRow.Of)).Where(s => s.Isco08 == isco08).OrderBy(s => s.Period, StringComparer.Ordinal);

    /// <summary>The profile that proposals follow from; the others are there to compare with.</summary>
    public const string MainProfile = "rsi";

    /// <summary>The scores of one period under the main profile, the scarcest first; those without a score last, by code.</summary>
    public IReadOnlyList<CompositeRow> RankingOf(string period) =>
    [
        .. Scores.Where(s => s.Period == period && IsMain(s)).OrderBy(s => s.Rank ?? int.MaxValue).ThenBy(s => s.Isco08, StringComparer.Ordinal),
    ];

    /// <summary>The score of one occupation and period under the main profile; null when the run does not rate it.</summary>
    public CompositeRow? FindScore(string period, string isco08) => Scores.FirstOrDefault(s => s.Period == period && s.Isco08 == isco08 && IsMain(s));

    public ProposalRow? FindProposal(string period, string isco08) => Proposals.FirstOrDefault(p => p.Period == period && p.Isco08 == isco08);

    public static bool IsMain(CompositeRow row) => string.Equals(row.Profile, MainProfile, StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// Takes the numbers out of what must not be published. The row stays: that there is something is no secret. Of an indicator whose own value is hidden, what
/// was borrowed whole from the group above stays: it says nothing of the occupation's own few.
/// </summary>
public static class Suppression
{
    public static SubIndexRow Of(SubIndexRow row)
    {
        if (row.Quality != Quality.Suppressed) return row;
        var own = row with { X = null, R = null, Sigma2 = null, N = null, Se = null };
        return IsBorrowed(row) ? own : own with { XTotal = null, RShrunk = null, Gamma = null, EstimatedAtLevel = null, Z = null };
    }

    /// <summary>Whether nothing of the occupation itself is in what the row says: it was estimated above, with no weight on its own value.</summary>
    public static bool IsBorrowed(SubIndexRow row) => row.EstimatedAtLevel < row.Isco08.Length && (row.Gamma ?? 0) == 0;

    public static CompositeRow Of(CompositeRow row) => row.Quality != Quality.Suppressed
        ? row
        : row with
        {
            Score = null,
            Coverage = 0,
            Indicators = 0,
            Votes = 0,
            VoteShare = null,
            Rank = null,
            AverageRank = null,
            Percentile = null,
            Se = null,
            CiLow = null,
            CiHigh = null,
            PPositive = null,
            RankLow = null,
            RankHigh = null,
            ScoreNoPermit = null,
            Class = ShortageClass.Insufficient,
        };

    /// <param name="suppressed">Period and code of the scores of the main profile that are.</param>
    public static SensitivityRow Of(SensitivityRow row, IReadOnlySet<(string Period, string Isco08)> suppressed) =>
        suppressed.Contains((row.Period, row.Isco08)) ? row with { Score = null, Rank = null, RankShift = null, TopShare = null } : row;
}
