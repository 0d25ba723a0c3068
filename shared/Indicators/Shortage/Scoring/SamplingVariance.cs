using System.Runtime.CompilerServices;

namespace Pipeline.Indicators.Shortage;

/// <summary>The sampling variance of r = x - x(total) (step S6): as it was estimated, else that of the replicates.</summary>
static class SamplingVariance
{
    /// <returns>By position in the tree; NaN where it is not known.</returns>
    public static double[] Of(IndicatorEstimates estimates, Indicator indicator)
    {
        if (estimates.Variance is { } given) return given[(int)indicator];
        // One sample after another as they lie in memory, every group at once.
        var nodes = estimates.Tree.Count;
        var (means, squares, counts) = (new double[nodes], new double[nodes], new int[nodes]);
        foreach (var sample in estimates.Replicates) AddSums(sample.Of(indicator), means, counts);
        for (var node = 0; node < nodes; node++) means[node] /= counts[node];
        foreach (var sample in estimates.Replicates) AddSquares(sample.Of(indicator), means, squares);
        for (var node = 0; node < nodes; node++) squares[node] = counts[node] > 1 ? squares[node] / (counts[node] - 1) : double.NaN;
        return squares;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void AddSums(ReadOnlySpan<double> x, Span<double> sums, Span<int> counts)
    {
        for (var node = 0; node < x.Length; node++)
            if (x[node] - x[0] is var r && !double.IsNaN(r)) (sums[node], counts[node]) = (sums[node] + r, counts[node] + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void AddSquares(ReadOnlySpan<double> x, ReadOnlySpan<double> means, Span<double> squares)
    {
        for (var node = 0; node < x.Length; node++)
            if (x[node] - x[0] - means[node] is var off && !double.IsNaN(off)) squares[node] += off * off;
    }
}
