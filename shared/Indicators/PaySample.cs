namespace Pipeline.Indicators;

/// <summary>
/// Estimates medians of hourly pay. Pay is first winsorised at the weighted quantiles of its year over all occupations. The standard error is
/// Woodruff's (JASA 47, 1952), with the variance of the share at or below the median linearised over the design; the design effect is that share's.
/// </summary>
sealed class PaySample
{
    readonly IReadOnlyList<Respondent> _respondents;
    readonly double?[] _pay;

    public PaySample(IReadOnlyList<Respondent> respondents, IndicatorParameters parameters)
    {
        _respondents = respondents;
        _pay = new double?[respondents.Count];
        var paid = Enumerable.Range(0, respondents.Count).Where(i => respondents[i].HourlyPay is not null);
        foreach (var year in paid.GroupBy(i => respondents[i].Year))
        {
            var sample = Sample([.. year], i => respondents[i].HourlyPay!.Value);
            var (low, high) = (sample.Quantile(parameters.WinsoriseLow), sample.Quantile(parameters.WinsoriseHigh));
            foreach (var i in year) _pay[i] = Math.Clamp(respondents[i].HourlyPay!.Value, low, high);
        }
    }

    /// <returns>Null where nobody in the group has usable pay.</returns>
    public DomainEstimate? Estimate(Domain domain, StratifiedDesign design)
    {
        var rows = domain.Rows.Where(i => _pay[i] is not null).ToList();
        if (rows.Count == 0) return null;
        var sample = Sample(rows, i => _pay[i]!.Value);
        var median = sample.Median;

        var all = design.PsuTotals(rows, i => _respondents[i].Weight);
        var below = design.PsuTotals(rows.Where(i => _pay[i] <= median), i => _respondents[i].Weight);
        var variance = design.RatioVariance(below, all);
        var se = variance is { } v ? Precision.MedianStandardError(sample, Math.Sqrt(v)) : (double?)null;
        var deff = Precision.DesignEffect(variance, below.Sum() / all.Sum(), rows.Count);
        var nEff = Precision.KishSampleSize(rows.Select(i => _respondents[i].Weight));
        return new(domain, Measures.MedianHourlyPay, median, rows.Count, nEff, se, deff);
    }

    WeightedSample Sample(IReadOnlyList<int> rows, Func<int, double> valueOf) =>
        new([.. rows.Select(valueOf)], [.. rows.Select(i => _respondents[i].Weight)]);
}
