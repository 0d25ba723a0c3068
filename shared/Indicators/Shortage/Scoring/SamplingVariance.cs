using Pipeline.Indicators.Numerics;

namespace Pipeline.Indicators.Shortage;

/// <summary>The sampling variance of r = x - x(total) (step S6): as it was estimated, else that of the replicates.</summary>
static class SamplingVariance
{
    /// <returns>By position in the tree; NaN where it is not known.</returns>
    public static double[] Of(IndicatorEstimates estimates, Indicator indicator)
    {
        if (estimates.Variance is { } given) return given[(int)indicator];
        var variances = new double[estimates.Tree.Count];
        var values = new double[estimates.Replicates.Count];
        for (var node = 0; node < variances.Length; node++)
        {
            for (var b = 0; b < values.Length; b++) values[b] = estimates.Replicates[b][indicator, node] - estimates.Replicates[b][indicator, 0];
            variances[node] = Quantiles.Moments(values).Variance;
        }
        return variances;
    }
}
