using Pipeline.Indicators;
using Pipeline.Indicators.Counts;
using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Partials;
using Pipeline.Indicators.Payroll;
using Pipeline.Indicators.Permits;
using Pipeline.Indicators.Survey;
using Pipeline.Indicators.Vacancies;
using Pipeline.Reference;
using Pipeline.Testing.Indicators;

namespace Pipeline.Benchmarks.Indicators;

/// <summary>Every cell of quarter 2026-Q3 and of the payroll's months straight from the files, with no storage between.</summary>
static class PointEstimates
{
    /// <param name="pass">What becomes of a partial between reading and use.</param>
    public static async Task<IReadOnlyList<CellEstimate>> ComputeAsync(NationalFiles files, EstimationMethod method, Func<FilePartial, FilePartial> pass)
    {
        var all = files.All.ToList();
        var partials = new (ReferencePeriod Period, object Content)[all.Count];
        await Parallel.ForAsync(0, all.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (i, ct) =>
        {
            var (dataset, agency, name, path) = all[i];
            var period = ReferencePeriod.Parse(name);
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            var partial = await FilePartial.ReadAsync(DatasetId.Parse(dataset), period, AgencyId.Parse(agency), file, method, ct);
            partials[i] = (period, pass(partial).Content);
        });

        var counts = partials.Select(p => p.Content).OfType<CountPartial>().ToList();
        var inputs = new QuarterInputs([.. Of<SurveyPartial>().Select(p => p.Content)], Of<VacancyPartial>(), Of<PermitPartial>(), [.. counts.Take(2)], [.. counts.Skip(2)]);
        var register = new PermitRegister();
        foreach (var (period, content) in Of<PermitPartial>())
            foreach (ref readonly var record in content.Records.AsSpan()) register.Add(period, record);
        return
        [
            .. new QuarterEstimation(method, ReferencePeriod.Parse("2026-Q3"), 0).Cells(inputs), .. PermitEstimates.From(register, method.Tree, method.Parameters),
            .. Of<PayrollPartial>().SelectMany(p => p.Content.Months).SelectMany(m => PayrollEstimates.From(m, method.Tree, method.Parameters)),
        ];

        List<(ReferencePeriod Period, T Content)> Of<T>() => [.. partials.Where(p => p.Content is T).Select(p => (p.Period, (T)p.Content))];
    }
}
