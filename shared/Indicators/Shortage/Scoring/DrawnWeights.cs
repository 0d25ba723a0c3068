namespace Pipeline.Indicators.Shortage;

/// <summary>Scores under weights drawn around the profile's, from a Dirichlet distribution with its weights as mean.</summary>
/// <param name="MeanScores">By unit, over the draws; NaN where a draw has none.</param>
/// <param name="TopShares">By unit: share of the draws in which it is among the first K.</param>
/// <param name="MeanShift">Mean over the draws of the mean absolute shift of ranks.</param>
sealed record DrawnWeights(double[] MeanScores, double[] TopShares, double? MeanShift)
{
    public static DrawnWeights Run(ScoringFrame frame, ScoringPass point, Ranking reference, long seed)
    {
        var (profile, units) = (frame.Profile, frame.Units.Length);
        var (sums, tops, scores, shifts) = (new double[units], new double[units], new double[units], new List<double>());
        for (var draw = 1; draw <= profile.Draws; draw++)
        {
            Composite.Scores(frame, point, Draw(frame, seed, draw), scores);
            var ranking = Ranking.Of(scores);
            for (var unit = 0; unit < units; unit++)
            {
                sums[unit] += scores[unit];
                if (ranking.Ranks[unit] > 0 && ranking.Ranks[unit] <= profile.DrawTop) tops[unit]++;
            }
            if (reference.MeanShift(ranking) is { } shift) shifts.Add(shift);
        }
        return new(
            [.. sums.Select(s => s / profile.Draws)], [.. tops.Select(t => t / profile.Draws)], shifts.Count > 0 ? shifts.Average() : null);
    }

    /// <summary>
    /// Gamma numbers with shapes in the proportion of the weights: divided by their sum they are a draw from the Dirichlet distribution, and a score
    /// does not depend on that sum. A term's number hangs on its name only, so that another term more or less leaves it as it is.
    /// </summary>
    static double[] Draw(ScoringFrame frame, long seed, int draw)
    {
        var unit = frame.Profile.DrawConcentration / Composite.Sum(frame.Weights);
        return [.. frame.Weights.Select((w, term) => w > 0 ? new CounterRandom(seed, draw, Key(frame, term)).Gamma(unit * w, 0) : 0)];
    }

    static ulong Key(ScoringFrame frame, int term) => CounterRandom.KeyOf(
        term < frame.Terms.Length ? FormattableString.Invariant($"{frame.Terms[term].Indicator}@{frame.Terms[term].Years}") : "strategic");
}
