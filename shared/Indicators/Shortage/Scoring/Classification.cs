using Pipeline.Indicators.Numerics;

namespace Pipeline.Indicators.Shortage;

/// <summary>
/// The class of each unit under a profile's rule.
/// <para>Score (step S13): a shortage has a score of at least tau_in, surely above 0, with enough votes, and not by work permits alone; with the
/// score only, it is potential. A surplus has a score of at most -tau_in, surely not above 0.</para>
/// <para>Votes: a shortage is what enough of the indicators vote for, and there is no other class.</para>
/// <para>Tiers: a score above the upper quartile is potential, and one that is an upper outlier by Tukey's rule (more than 1.5 interquartile
/// ranges above it) a shortage.</para>
/// </summary>
sealed class Classification
{
    const double OutlierRanges = 1.5;

    readonly ShortageProfile _profile;
    readonly double _upperQuartile;
    readonly double _outlier;

    /// <param name="scores">Of all units; NaN for none.</param>
    public Classification(ShortageProfile profile, IEnumerable<double> scores)
    {
        _profile = profile;
        var sorted = scores.Where(s => !double.IsNaN(s)).Order().ToArray();
        if (sorted.Length == 0) return;
        _upperQuartile = Quantiles.At(sorted, 0.75);
        _outlier = _upperQuartile + OutlierRanges * (_upperQuartile - Quantiles.At(sorted, 0.25));
    }

    /// <param name="pPositive">Null when unknown: nothing is sure then.</param>
    public ShortageClass Of(double? score, double? pPositive, double? voteShare, double? scoreWithoutPermits) => score is not { } s
        ? ShortageClass.Insufficient
        : _profile.Decision switch
        {
            DecisionRule.Votes => voteShare >= _profile.VoteShare ? ShortageClass.Shortage : ShortageClass.Balanced,
            DecisionRule.Tiers => s > _outlier ? ShortageClass.Shortage : s > _upperQuartile ? ShortageClass.Potential : ShortageClass.Balanced,
            _ => ByScore(s, pPositive, voteShare, scoreWithoutPermits),
        };

    ShortageClass ByScore(double score, double? pPositive, double? voteShare, double? scoreWithoutPermits) =>
        score >= _profile.TauIn
            ? pPositive >= _profile.PIn && voteShare >= _profile.VoteShare && scoreWithoutPermits >= _profile.TauOut
                ? ShortageClass.Shortage
                : ShortageClass.Potential
        : score <= -_profile.TauIn && 1 - pPositive >= _profile.PIn ? ShortageClass.Surplus
        : ShortageClass.Balanced;
}
