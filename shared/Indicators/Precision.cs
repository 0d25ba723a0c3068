namespace Pipeline.Indicators;

/// <summary>Measures of how much a weighted sample tells.</summary>
public static class Precision
{
    /// <summary>Two-sided 95 % point of the standard normal distribution.</summary>
    const double Z95 = 1.959963984540054;

    /// <summary>Effective sample size of weighted respondents, (sum w)^2 / sum w^2 (Kish, Survey Sampling, 1965): equal to n when all weights agree.</summary>
    public static double KishSampleSize(IEnumerable<double> weights)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var weight in weights) (sum, squares) = (sum + weight, squares + weight * weight);
        return squares == 0 ? 0 : sum * sum / squares;
    }

    /// <summary>
    /// Design effect of a share (Kish, 1965): its variance under the design over share*(1-share)/(n-1), the variance that n respondents drawn by
    /// simple random sampling would give.
    /// </summary>
    /// <returns>Null where simple random sampling leaves no variance (share 0 or 1, or a single respondent).</returns>
    public static double? DesignEffect(double? variance, double share, int n)
    {
        var simple = n > 1 ? share * (1 - share) / (n - 1) : 0;
        return simple > 0 ? variance / simple : null;
    }

    /// <summary>
    /// Standard error of a median from the standard error of the share at or below it (Woodruff, JASA 47, 1952): a 95 % interval about one half is
    /// carried back through the distribution, and its length divided by twice 1.96. It is 0 where so many share the median's value that both ends
    /// of the interval are that value.
    /// </summary>
    /// <param name="sample">The values the median was taken from.</param>
    /// <param name="seOfShare">Standard error of the share of weight at or below the median.</param>
    /// <returns>In the unit of the values.</returns>
    public static double MedianStandardError(WeightedSample sample, double seOfShare) =>
        (sample.Quantile(0.5 + Z95 * seOfShare) - sample.Quantile(0.5 - Z95 * seOfShare)) / (2 * Z95);
}
