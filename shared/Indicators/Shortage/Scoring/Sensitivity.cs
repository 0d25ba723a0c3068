namespace Pipeline.Indicators.Shortage;

/// <summary>The same data under other choices (step S12): what of the ranking is owed to the method.</summary>
sealed class Sensitivity(ScoringFrame frame, ScoringPass point)
{
    readonly Ranking _reference = Ranking.Of(point.Scores);

    /// <param name="seed">Of the drawn weights.</param>
    public (IReadOnlyList<SensitivityRow> Rows, IReadOnlyList<SensitivitySummaryRow> Summaries) Run(long seed)
    {
        var rows = new List<SensitivityRow>();
        var summaries = new List<SensitivitySummaryRow>();
        foreach (var (scenario, scores) in Scenarios())
        {
            var ranking = Ranking.Of(scores);
            rows.AddRange(Rows(scenario, scores, ranking, null));
            summaries.Add(new(frame.Estimates.Period, scenario, _reference.MeanShift(ranking)));
        }
        if (frame.Profile.Draws > 0)
        {
            var drawn = DrawnWeights.Run(frame, point, _reference, seed);
            rows.AddRange(Rows(Scenario.DrawnWeights, drawn.MeanScores, Ranking.Of(drawn.MeanScores), drawn.TopShares));
            summaries.Add(new(frame.Estimates.Period, Scenario.DrawnWeights, drawn.MeanShift));
        }
        return (rows, summaries);
    }

    IEnumerable<(string Scenario, double[] Scores)> Scenarios()
    {
        yield return (Scenario.EqualWeights, Weighted([.. frame.Weights.Select(w => w > 0 ? 1.0 : 0)]));
        foreach (var indicator in frame.Terms.Where(t => t.Weight > 0).Select(t => t.Indicator).Distinct())
            yield return (Scenario.Drop(indicator), Weighted(Without(frame, indicator)));
        if (frame.Profile.Scale != ScaleKind.Sd) yield return (Scenario.ClassicalZ, Passed(frame.Estimates.Years, ScaleKind.Sd));
        if (frame.Profile.Scale != ScaleKind.Rank) yield return (Scenario.Ranks, Passed(frame.Estimates.Years, ScaleKind.Rank));
        foreach (var years in frame.Profile.OtherYears.Where(y => y != frame.Estimates.Years && frame.Estimates.OtherYears.ContainsKey(y)))
            yield return (Scenario.Years(years), Passed(years, frame.Profile.Scale));
    }

    /// <summary>The weights with none on one indicator.</summary>
    public static double[] Without(ScoringFrame frame, Indicator indicator) =>
        [.. frame.Weights.Select((w, term) => term < frame.Terms.Length && frame.Terms[term].Indicator == indicator ? 0 : w)];

    double[] Weighted(double[] weights)
    {
        var scores = new double[frame.Units.Length];
        Composite.Scores(frame, point, weights, scores);
        return scores;
    }

    double[] Passed(int years, ScaleKind kind) =>
        new ScoringPass(frame).Run(term => frame.Raw(term, years), term => frame.Variance(term, years), kind, all: false).Scores;

    IEnumerable<SensitivityRow> Rows(string scenario, double[] scores, Ranking ranking, double[]? topShares) =>
        frame.Units.Select((node, unit) => new SensitivityRow(
            frame.Estimates.Period,
            scenario,
            frame.Tree.Nodes[node].Code,
            double.IsNaN(scores[unit]) ? null : frame.Told(scores[unit], unit),
            ranking.Rank(unit),
            ranking.Rank(unit) - _reference.Rank(unit),
            double.IsNaN(scores[unit]) ? null : topShares?[unit]));
}
