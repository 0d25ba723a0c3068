namespace Pipeline.Indicators.Survey;

/// <summary>
/// A stratified sample of primary sampling units (PSUs) and the variance of what is summed over it, with PSUs taken as drawn with replacement
/// (ultimate clusters: Hansen, Hurwitz and Madow, Sample Survey Methods and Theory, 1953; Wolter, Introduction to Variance Estimation, 2007,
/// chapter 2). A PSU seen in several rounds is one PSU, so the correlation between the rounds of a panel is part of the variance.
/// </summary>
public sealed class StratifiedDesign
{
    readonly int[] _psuOfRow;
    readonly int[] _stratumOfPsu;
    readonly int[] _psusOfStratum;

    /// <param name="rows">Stratum and PSU of each respondent, whether or not in any domain; a PSU's name needs to be unique only within its stratum.</param>
    public StratifiedDesign(IReadOnlyList<(string Stratum, string Psu)> rows)
    {
        var strata = new Dictionary<string, int>(StringComparer.Ordinal);
        var psus = new Dictionary<(string, string), int>();
        var stratumOfPsu = new List<int>();
        _psuOfRow = new int[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            if (!psus.TryGetValue(rows[i], out var psu))
            {
                psus.Add(rows[i], psu = stratumOfPsu.Count);
                if (!strata.TryGetValue(rows[i].Stratum, out var stratum)) strata.Add(rows[i].Stratum, stratum = strata.Count);
                stratumOfPsu.Add(stratum);
            }
            _psuOfRow[i] = psu;
        }
        _stratumOfPsu = [.. stratumOfPsu];
        _psusOfStratum = new int[strata.Count];
        foreach (var stratum in _stratumOfPsu) _psusOfStratum[stratum]++;
    }

    /// <summary>Sums <paramref name="valueOf"/> over the given rows (by position), per PSU.</summary>
    public double[] PsuTotals(IEnumerable<int> rows, Func<int, double> valueOf)
    {
        var totals = new double[_stratumOfPsu.Length];
        foreach (var row in rows) totals[_psuOfRow[row]] += valueOf(row);
        return totals;
    }

    /// <summary>
    /// Variance of the sum of PSU totals: over strata h, n_h/(n_h-1) times the sum of squared distances of the n_h totals from their mean.
    /// A stratum with a single PSU has no mean of its own: that PSU's distance is taken from the mean of all PSUs, with factor 1
    /// (a conservative convention, "adjust" in Lumley, Complex Surveys, 2010).
    /// </summary>
    /// <param name="psuTotals">As <see cref="PsuTotals"/> gives them.</param>
    /// <returns>The variance in squared units of the totals, or null when the whole sample is one PSU and nothing can be said.</returns>
    public double? Variance(IReadOnlyList<double> psuTotals)
    {
        if (psuTotals.Count < 2) return null;
        var means = new double[_psusOfStratum.Length];
        for (var psu = 0; psu < psuTotals.Count; psu++) means[_stratumOfPsu[psu]] += psuTotals[psu] / _psusOfStratum[_stratumOfPsu[psu]];
        var grandMean = psuTotals.Sum() / psuTotals.Count;

        var variance = 0.0;
        for (var psu = 0; psu < psuTotals.Count; psu++)
        {
            var stratum = _stratumOfPsu[psu];
            double size = _psusOfStratum[stratum];
            var distance = psuTotals[psu] - (size > 1 ? means[stratum] : grandMean);
            variance += (size > 1 ? size / (size - 1) : 1) * distance * distance;
        }
        return variance;
    }

    /// <summary>
    /// Variance of the ratio R = Y/X of two sums by Taylor linearisation (Woodruff, JASA 66, 1971; Särndal, Swensson and Wretman, Model
    /// Assisted Survey Sampling, 1992, section 5.6): the variance of the sum of (y - R x)/X.
    /// </summary>
    /// <param name="numerator">PSU totals of y.</param>
    /// <param name="denominator">PSU totals of x.</param>
    /// <returns>Null when x sums to nothing, or lies in one PSU only: the residuals of that PSU cancel and would feign certainty.</returns>
    public double? RatioVariance(IReadOnlyList<double> numerator, IReadOnlyList<double> denominator)
    {
        var x = denominator.Sum();
        if (x == 0 || denominator.Count(total => total != 0) < 2) return null;
        var ratio = numerator.Sum() / x;
        return Variance([.. numerator.Zip(denominator, (y, d) => (y - ratio * d) / x)]);
    }
}
