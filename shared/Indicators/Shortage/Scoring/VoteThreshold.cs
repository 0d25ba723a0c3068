using Pipeline.Indicators.Numerics;

namespace Pipeline.Indicators.Shortage;

/// <summary>
/// The raw value from which an indicator is a sign of shortage, in the manner of the British Migration Advisory Committee: half as much again as
/// the median, or the top quartile where values straddle zero, because half of a median near zero is nothing.
/// </summary>
public static class VoteThreshold
{
    const double Zero = 1e-12;

    /// <param name="values">Of all occupations compared; NaN is left out.</param>
    /// <param name="aboveMedian">Share of the median to add, 0.5.</param>
    /// <param name="quantile">Instead, where the median is 0 or a value negative: 0.75.</param>
    /// <returns>NaN without values.</returns>
    public static double Of(ReadOnlySpan<double> values, double aboveMedian, double quantile)
    {
        var sorted = new List<double>(values.Length);
        foreach (var value in values)
            if (!double.IsNaN(value)) sorted.Add(value);
        if (sorted.Count == 0) return double.NaN;
        sorted.Sort();
        var all = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(sorted);
        var median = Quantiles.Median(all);
        return Math.Abs(median) < Zero || all[0] < 0 ? Quantiles.At(all, quantile) : median + aboveMedian * Math.Abs(median);
    }
}
