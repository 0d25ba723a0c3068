namespace Pipeline.Disclosure.Magnitudes;

/// <summary>Why a mean or quantile is not published.</summary>
public enum Withholding
{
    None,
    TooFew,
    Dominated,
    NotSafe,
}

/// <summary>A mean or quantile as it may be published, to two significant digits; null with the reason where it may not.</summary>
public readonly record struct SafeValue(double? Value, Withholding Reason);

/// <summary>
/// Means, medians and other quantiles of one cell. Published only over ten values or more, of which no contributor has more than half, and for means
/// where the cell's sum is safe as well. Two digits keep a single value from being worked back.
/// </summary>
public static class ValueStatistics
{
    const int Fewest = 10;

    /// <param name="values">One for each unit, such as a person's pay.</param>
    /// <param name="contributors">By value: the holding that it comes from, such as the employer.</param>
    public static SafeValue Mean(IReadOnlyList<double> values, IReadOnlyList<int> contributors, PrimaryRules rules)
    {
        if (Refusal(values, contributors) is var refusal && refusal != Withholding.None) return new(null, refusal);
        var amounts = values.Zip(contributors).GroupBy(p => p.Second, p => p.First).Select(g => (long)Math.Round(g.Sum())).ToList();
        var absolute = amounts.Sum(a => Math.Abs((double)a));
        if (amounts.Any(a => Math.Abs((double)a) > absolute / 2)) return new(null, Withholding.Dominated);
        return (rules with { MinimumContributors = Math.Max(rules.MinimumContributors, 3) }).Judge(amounts).IsUnsafe
            ? new(null, Withholding.NotSafe)
            : new(TwoDigits(values.Average()), Withholding.None);
    }

    /// <param name="share">Between 0 and 1; 0.5 for the median. By linear interpolation between the two values next to it (type 7 of Hyndman and
    /// Fan).</param>
    public static SafeValue Quantile(IReadOnlyList<double> values, IReadOnlyList<int> contributors, double share = 0.5)
    {
        if (Refusal(values, contributors) is var refusal && refusal != Withholding.None) return new(null, refusal);
        double[] sorted = [.. values.Order()];
        var place = (sorted.Length - 1) * share;
        var below = (int)Math.Floor(place);
        var value = sorted[below] + (place - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]);
        return new(TwoDigits(value), Withholding.None);
    }

    static Withholding Refusal(IReadOnlyList<double> values, IReadOnlyList<int> contributors)
    {
        if (values.Count != contributors.Count)
            throw new ArgumentException($"There are {values.Count} values and {contributors.Count} contributors, expected as many.");
        if (values.Count < Fewest || values.Any(v => !double.IsFinite(v))) return Withholding.TooFew;
        return contributors.CountBy(c => c).Any(c => 2 * c.Value > values.Count) ? Withholding.Dominated : Withholding.None;
    }

    static double TwoDigits(double value)
    {
        if (value == 0) return 0;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 1);
        return unit >= 1 ? Math.Round(value / unit) * unit : Math.Round(value / unit) / Math.Round(1 / unit);
    }
}
