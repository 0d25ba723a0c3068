namespace Pipeline.Indicators.Shortage;

/// <summary>Lays out the score of every occupation compared, with its rank, its uncertainty and its class.</summary>
sealed class Composites(ScoringFrame frame, ScoringPass point)
{
    /// <summary>With a smaller share of its weight on values of its own, or of replicates with a score, a score is to be used with caution.</summary>
    const double MostlyOwn = 0.5, NearlyAll = 0.95;

    readonly Uncertainty?[] _uncertainty = Uncertainty.Of(frame);
    readonly Ranking _ranking = Ranking.Of(point.Scores);
    readonly int[] _votes = Votes.Count(frame, point);
    readonly Classification _classification = new(frame.Profile, point.Scores);
    readonly double _weight = Composite.Sum(frame.Weights);

    public IReadOnlyList<CompositeRow> Rows()
    {
        var withoutPermits = new double[frame.Units.Length];
        Composite.Scores(frame, point, Sensitivity.Without(frame, Indicator.Permit), withoutPermits);
        var errors = _uncertainty.Select(u => u?.Se ?? double.NaN).ToArray();
        var sets = RankSets.Of(point.Scores, errors, frame.Profile.Alpha);
        return [.. frame.Units.Select((_, unit) => Row(unit, sets[unit], withoutPermits[unit]))];
    }

    CompositeRow Row(int unit, (int Low, int High)? set, double withoutPermits)
    {
        var (tally, score) = (Composite.Of(point, frame.Weights, unit), Number(point.Scores[unit]));
        var uncertainty = score is null ? null : _uncertainty[unit];
        var voteShare = tally.Count > 0 ? (double?)_votes[unit] / tally.Count : null;
        var scoreNoPermit = score is null ? null : Number(withoutPermits);
        return new(
            frame.Estimates.Period, frame.Profile.Name, frame.Tree.Nodes[frame.Units[unit]].Code,
            Told(score), tally.Coverage(_weight), tally.Count, _votes[unit], voteShare,
            _ranking.Rank(unit), Number(_ranking.AverageRanks[unit]), _ranking.Percentile(unit),
            uncertainty is { } error ? frame.ToldError(error.Se, unit) : null, Told(uncertainty?.Low), Told(uncertainty?.High), uncertainty?.PPositive, set?.Low, set?.High, Told(scoreNoPermit),
            _classification.Of(score, uncertainty?.PPositive, voteShare, scoreNoPermit),
            score is null ? MissingReason.LowCoverage : MissingReason.None,
            score is null ? Quality.Suppressed : IsSolid(unit, uncertainty) ? Quality.Ok : Quality.Caution);

        double? Told(double? exact) => exact is { } value ? frame.Told(value, unit) : null;
    }

    /// <summary>Whether the error is known and most of the weight that is there rests on data of the occupation itself.</summary>
    bool IsSolid(int unit, Uncertainty? uncertainty)
    {
        var (own, there) = (0.0, Composite.Of(point, frame.Weights, unit).Weight);
        for (var term = 0; term < frame.Weights.Length; term++)
            if (frame.Weights[term] > 0 && point.IsOwn[term][unit]) own += frame.Weights[term];
        return uncertainty?.Share >= NearlyAll && own >= MostlyOwn * there;
    }

    static double? Number(double value) => double.IsNaN(value) ? null : value;
}
