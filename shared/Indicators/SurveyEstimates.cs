namespace Pipeline.Indicators;

/// <summary>
/// Employment and median hourly pay, in total and by ISCO-08 major and sub-major group: finer groups have too few respondents. A domain is every
/// employed person whose code starts with the group's; those without a code are in the total only.
/// </summary>
public static class SurveyEstimates
{
    const int FinestLevel = 2;

    /// <summary>All cells in which there is at least one respondent.</summary>
    public static IEnumerable<CellEstimate> From(SurveySample sample, IndicatorParameters parameters)
    {
        var (newest, respondents) = sample.Pool();
        if (newest is not { } period) return [];
        var pay = new PaySample(respondents, parameters);
        var design = new StratifiedDesign([.. respondents.Select(r => (r.Stratum, r.Psu))]);
        var employment = new EmploymentSample(respondents, design);
        return Domains(respondents)
            .SelectMany(domain => new[] { employment.Estimate(domain), pay.Estimate(domain, design) })
            .OfType<DomainEstimate>()
            .Select(e => e.ToCell(period.ToString(), parameters));
    }

    static IEnumerable<Domain> Domains(IReadOnlyList<Respondent> respondents)
    {
        var rows = new Dictionary<(int Level, string Code), List<int>>();
        for (var i = 0; i < respondents.Count; i++)
        {
            if (!respondents[i].IsEmployed) continue;
            Add((0, CellEstimate.Total), i);
            if (respondents[i].Isco08 is not { } code) continue;
            for (var level = 1; level <= Math.Min(FinestLevel, code.Level); level++) Add((level, code.AtLevel(level).ToString()), i);
        }
        return rows.Select(d => new Domain(d.Key.Level, d.Key.Code, d.Value));

        void Add((int, string) key, int row)
        {
            if (!rows.TryGetValue(key, out var list)) rows.Add(key, list = []);
            list.Add(row);
        }
    }
}

/// <summary>The employed of one occupation group.</summary>
/// <param name="Rows">Positions among the respondents.</param>
sealed record Domain(int Level, string Code, IReadOnlyList<int> Rows);

/// <summary>An estimate before it is known whether it may be published.</summary>
sealed record DomainEstimate(Domain Domain, string Measure, double Value, int N, double NEff, double? Se, double? Deff)
{
    /// <summary>
    /// Suppressed with too few respondents or a relative standard error that is too large or unknown, the usual convention of statistical offices.
    /// </summary>
    public CellEstimate ToCell(string period, IndicatorParameters parameters)
    {
        var rse = Value > 0 ? Se / Value : null;
        if (N < parameters.SmallestSample || !(rse <= parameters.RseSuppressed))
            return CellEstimate.Suppressed(period, Domain.Level, Domain.Code, Measure);
        var quality = rse <= parameters.RseCaution ? Quality.Ok : Quality.Caution;
        return new(period, Domain.Level, Domain.Code, Measure, Value, N, NEff, Se, rse, Deff, quality);
    }
}
