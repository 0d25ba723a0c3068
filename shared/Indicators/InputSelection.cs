using Pipeline.Indicators.Survey;
using Pipeline.Indicators.Vacancies;
using Pipeline.Reference;

namespace Pipeline.Indicators;

/// <summary>Chooses the files a run needs from all that are accepted, so that a run neither reads nor depends on others.</summary>
public static class InputSelection
{
    /// <summary>
    /// The files that any of the run's reference quarters needs, all permit files, and the payroll of the newest months; each content once per dataset, period
    /// and agency (a file delivered twice is counted once).
    /// </summary>
    /// <param name="inputs">Accepted and not superseded.</param>
    /// <returns>In a fixed order, whatever that of <paramref name="inputs"/>.</returns>
    public static IReadOnlyList<RunInput> Choose(IEnumerable<RunInput> inputs, IndicatorParameters parameters)
    {
        var all = inputs
            .GroupBy(i => (i.Dataset, i.Period, i.Agency, i.ContentSha256))
            .Select(same => same.MinBy(i => i.LoadId, StringComparer.Ordinal)!)
            .OrderBy(i => i.Dataset.ToString(), StringComparer.Ordinal)
            .ThenBy(i => i.Period)
            .ThenBy(i => i.Agency.ToString(), StringComparer.Ordinal)
            .ThenBy(i => i.ContentSha256, StringComparer.Ordinal)
            .ToList();
        var needed = Quarters(all, parameters).SelectMany(quarter => ForQuarter(all, quarter, parameters)).ToHashSet();
        var payroll = all.Where(i => IsOf(i, parameters.PayrollDataset)).ToList();
        if (payroll.Count > 0)
        {
            var newest = payroll.Max(i => i.Period.Start);
            needed.UnionWith(payroll.Where(i => i.Period.Start > newest.AddMonths(-parameters.PayrollMonths)));
        }
        return [.. all.Where(i => needed.Contains(i) || IsOf(i, parameters.PermitDataset))];
    }

    /// <summary>The newest quarter that a survey file is of and those before it that have one too, the newest last; none without the survey.</summary>
    public static IReadOnlyList<ReferencePeriod> Quarters(IEnumerable<RunInput> inputs, IndicatorParameters parameters)
    {
        var rounds = inputs.Where(i => IsOf(i, parameters.SurveyDataset)).SelectMany(Rounds).ToHashSet();
        return rounds.Count == 0 ? [] : [.. rounds.Where(r => r > rounds.Max() - parameters.ReferenceQuarters).Order().Select(Round.Period)];
    }

    /// <summary>
    /// What one quarter's estimates follow from: the survey files of its windows under every L, the vacancies of the newer window and of the year before
    /// it, what the register said by then, and the newest counts of each agency.
    /// </summary>
    public static IEnumerable<RunInput> ForQuarter(IReadOnlyList<RunInput> inputs, ReferencePeriod quarter, IndicatorParameters parameters)
    {
        var last = Round.Of(quarter);
        int[] lags = [0, parameters.GrowthYears, .. parameters.OtherGrowthYears];
        var counts = inputs
            .Where(i => (IsOf(i, parameters.GraduateDataset) || IsOf(i, parameters.DiasporaDataset)) && i.Period.End <= quarter.End)
            .GroupBy(i => (i.Dataset, i.Agency))
            .SelectMany(g => g.Where(i => i.Period == g.Max(other => other.Period)));
        return inputs.Where(i =>
            IsOf(i, parameters.SurveyDataset) ? Rounds(i).Any(round => lags.Any(l => round + 4 * l <= last && round + 4 * l > last - parameters.WindowRounds))
            : IsOf(i, parameters.VacancyDataset) ? VacancyWindows.IsNeeded(i.Period, quarter, parameters.WindowRounds)
            : IsOf(i, parameters.PermitDataset) && i.Period.End <= quarter.End).Concat(counts);
    }

    static IEnumerable<int> Rounds(RunInput survey)
    {
        var (from, to) = (Quarter(survey.Period.Start), Quarter(survey.Period.End));
        return Enumerable.Range(from, to - from + 1);
    }

    static int Quarter(DateOnly day) => Round.Of(day.Year, (day.Month + 2) / 3);

    static bool IsOf(RunInput input, string dataset) => input.Dataset.ToString() == dataset;
}
