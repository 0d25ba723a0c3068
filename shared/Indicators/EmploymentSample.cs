namespace Pipeline.Indicators;

/// <summary>
/// Estimates numbers of employed persons: the sum of weights (Horvitz-Thompson), with the variance of a total over the design. The design effect is that of
/// the group's share of all employed; for the total, of the share of employed among all respondents.
/// </summary>
sealed class EmploymentSample
{
    readonly IReadOnlyList<Respondent> _respondents;
    readonly StratifiedDesign _design;
    readonly Population _everyone;
    readonly Population _employed;

    public EmploymentSample(IReadOnlyList<Respondent> respondents, StratifiedDesign design)
    {
        (_respondents, _design) = (respondents, design);
        var all = Enumerable.Range(0, respondents.Count).ToList();
        _everyone = Sum(all);
        _employed = Sum([.. all.Where(i => respondents[i].IsEmployed)]);
    }

    /// <param name="Totals">Weight by PSU.</param>
    sealed record Population(double[] Totals, double Weight, int N);

    public DomainEstimate Estimate(Domain domain)
    {
        var persons = Sum(domain.Rows);
        var whole = domain.Level == 0 ? _everyone : _employed;
        var deff = Precision.DesignEffect(_design.RatioVariance(persons.Totals, whole.Totals), persons.Weight / whole.Weight, whole.N);
        var nEff = Precision.KishSampleSize(domain.Rows.Select(i => _respondents[i].Weight));
        var se = _design.Variance(persons.Totals) is { } variance ? Math.Sqrt(variance) : (double?)null;
        return new(domain, Measures.Employment, persons.Weight, persons.N, nEff, se, deff);
    }

    Population Sum(IReadOnlyList<int> rows)
    {
        var totals = _design.PsuTotals(rows, i => _respondents[i].Weight);
        return new(totals, totals.Sum(), rows.Count);
    }
}
