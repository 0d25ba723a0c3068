using System.Runtime.CompilerServices;

namespace Pipeline.Indicators.Numerics;

/// <summary>Order statistics of unweighted values.</summary>
public static class Quantiles
{
    /// <summary>Linear interpolation between order statistics: Hyndman and Fan's definition 7 (The American Statistician 50, 1996).</summary>
    /// <param name="sorted">Ascending, at least one.</param>
    /// <param name="p">0 to 1.</param>
    public static double At(ReadOnlySpan<double> sorted, double p)
    {
        var place = (sorted.Length - 1) * p;
        var below = (int)place;
        var part = place - below;
        return part == 0 ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
    }

    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    /// <param name="sorted">Ascending, at least one.</param>
    public static double Median(ReadOnlySpan<double> sorted) =>
        sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[sorted.Length / 2 - 1] + sorted[sorted.Length / 2]) / 2;

    /// <summary>Mean and sample variance of the values that are not NaN, with how many there are.</summary>
    /// <returns>NaN for a mean of none and a variance of fewer than two.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (double Mean, double Variance, int Count) Moments(ReadOnlySpan<double> values)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
            if (!double.IsNaN(value)) (sum, count) = (sum + value, count + 1);
        var mean = count > 0 ? sum / count : double.NaN;
        var squares = 0.0;
        foreach (var value in values)
            if (!double.IsNaN(value)) squares += (value - mean) * (value - mean);
        return (mean, count > 1 ? squares / (count - 1) : double.NaN, count);
    }
}
