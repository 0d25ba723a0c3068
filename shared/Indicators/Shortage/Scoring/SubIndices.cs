namespace Pipeline.Indicators.Shortage;

/// <summary>
/// Lays out every indicator of every occupation compared. What a survey cell of too few respondents or a small register count says is not told:
/// such a row keeps what was borrowed, and of an own count only z to one decimal.
/// </summary>
sealed class SubIndices(ScoringFrame frame, ScoringPass point)
{
    /// <summary>With less weight than this on its own value, a value is mostly the group's.</summary>
    const double MostlyOwn = 0.5;

    public IReadOnlyList<SubIndexRow> Rows() =>
        [.. from unit in Enumerable.Range(0, frame.Units.Length) from term in Enumerable.Range(0, frame.Terms.Length) select Row(unit, term)];

    SubIndexRow Row(int unit, int term)
    {
        var (node, years) = (frame.Units[unit], frame.Terms[term].Years ?? frame.Estimates.Years);
        var (code, indicator) = (frame.Tree.Nodes[node].Code, frame.Terms[term].Indicator);
        var raw = frame.Raw(term, years);
        var (x, total) = raw is null ? (double.NaN, double.NaN) : (raw[indicator, node], raw[indicator, 0]);
        var (count, variance, z) = (frame.Counts(term)[node], frame.Variance(term, years)[node], point.Z[term][unit]);
        var (shrunk, level) = (point.Shrunk[term][node], point.Level[term][node]);
        var isHidden = frame.IsHidden(term, node);
        var isOwnHidden = isHidden && !frame.IsBorrowed[term];
        return new(
            frame.Estimates.Period, code, indicator,
            isHidden ? null : Number(x),
            Number(total),
            isHidden ? null : Number(x - total),
            isOwnHidden ? null : Number(shrunk),
            double.IsNaN(shrunk) ? null : point.Gamma[term][node],
            isHidden ? null : Number(variance),
            level == Shrinkage.NoLevel ? null : level,
            isOwnHidden ? Number(Math.Round(z, ScoringFrame.OneDecimal)) : Number(z),
            !double.IsNaN(z) && point.Scales[term].IsFlat,
            Missing(raw is not null, x, variance, shrunk, node, term, isHidden),
            isHidden ? null : count,
            isHidden ? null : Number(Math.Sqrt(variance)),
            isHidden || !double.IsFinite(x) ? Quality.Suppressed : point.Gamma[term][node] < MostlyOwn ? Quality.Caution : Quality.Ok);
    }

    MissingReason Missing(bool isEstimated, double x, double variance, double shrunk, int node, int term, bool isHidden)
    {
        if (!isEstimated) return MissingReason.NoData;
        var given = frame.Estimates.Missing[(int)frame.Terms[term].Indicator][node];
        return !double.IsFinite(x) ? given == MissingReason.None ? MissingReason.NoneObserved : given
            : isHidden || double.IsNaN(shrunk) ? MissingReason.TooFew
            : frame.IsBorrowed[term] && double.IsNaN(variance) ? MissingReason.NoVariance
            : MissingReason.None;
    }

    static double? Number(double value) => double.IsFinite(value) ? value : null;
}
