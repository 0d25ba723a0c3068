namespace Pipeline.Indicators.Shortage;

/// <summary>Everything that one profile makes of one period's estimates.</summary>
/// <param name="Scales">Centre and spread of each weighted or context indicator, by the profile's terms.</param>
public sealed record ShortageResult(
    IReadOnlyList<SubIndexRow> SubIndices,
    IReadOnlyList<CompositeRow> Composites,
    IReadOnlyList<SensitivityRow> Sensitivity,
    IReadOnlyList<SensitivitySummaryRow> Summaries,
    IReadOnlyList<(ShortageTerm Term, Scale Scale)> Scales);

/// <summary>From estimates to scores: steps S5 to S13 under a profile. Pure: the same input gives the same rows, on any number of threads.</summary>
public static class ShortageScoring
{
    /// <param name="strategic">National strategies that name each occupation, by code; null when there is no list of them.</param>
    /// <param name="seed">Of the drawn weights.</param>
    public static ShortageResult Score(
        IndicatorEstimates estimates, ShortageProfile profile, IReadOnlyDictionary<string, int>? strategic = null, long seed = 0)
    {
        var (frame, point) = Point(estimates, profile, strategic);
        var (rows, summaries) = new Sensitivity(frame, point).Run(seed);
        return new(
            new SubIndices(frame, point).Rows(), new Composites(frame, point).Rows(), rows, summaries,
            [.. frame.Terms.Select((term, at) => (term, point.Scales[at]))]);
    }

    /// <summary>The scores alone, for a profile that is computed beside the index.</summary>
    /// <inheritdoc cref="Score"/>
    public static IReadOnlyList<CompositeRow> Composites(
        IndicatorEstimates estimates, ShortageProfile profile, IReadOnlyDictionary<string, int>? strategic = null)
    {
        var (frame, point) = Point(estimates, profile, strategic);
        return new Composites(frame, point).Rows();
    }

    static (ScoringFrame Frame, ScoringPass Point) Point(
        IndicatorEstimates estimates, ShortageProfile profile, IReadOnlyDictionary<string, int>? strategic)
    {
        var frame = new ScoringFrame(profile, estimates, strategic);
        var years = estimates.Years;
        return (frame, new ScoringPass(frame).Run(term => frame.Raw(term, years), term => frame.Variance(term, years), profile.Scale, all: true));
    }
}
