using Pipeline.Indicators;
using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Payroll;
using Pipeline.Reference;

namespace Pipeline.Nightly;

/// <summary>
/// The payroll's cells of every month that has a file of its own. A month that one file names alone is told by that file's cells; where late declarations came
/// with other files, the pay of all is put together.
/// </summary>
static class PayrollCells
{
    public static async Task<IReadOnlyList<CellEstimate>> OfAsync(IReadOnlyList<StoredPartial> files, PartialStore store, EstimationMethod method, CancellationToken ct)
    {
        var cells = new List<CellEstimate>();
        var months = files.Select(f => f.File.Period).ToHashSet();
        var named = files.Zip(await store.ReadAsync<PayrollPartial>(files, ct))
            .SelectMany(f => f.Second.Content.Months.Select(m => (File: f.First, Summary: m)))
            .Where(m => months.Contains(m.Summary.Month))
            .GroupBy(m => m.Summary.Month);
        foreach (var month in named)
        {
            var summary = month.Count() == 1 ? month.Single().Summary : await PutTogetherAsync(month.Key, month.Select(m => m.File), store, method, ct);
            cells.AddRange(PayrollEstimates.From(summary, method.Tree, method.Parameters));
        }
        return cells;
    }

    static async Task<PayrollSummary> PutTogetherAsync(
        ReferencePeriod month, IEnumerable<StoredPartial> files, PartialStore store, EstimationMethod method, CancellationToken ct)
    {
        var groups = new List<PayrollGroup>();
        foreach (var file in files) groups.AddRange((await store.GetPayAsync(file, month, ct)).Groups);
        return new(month, new PayrollMonth(month, groups).Cells(method.Tree));
    }
}
