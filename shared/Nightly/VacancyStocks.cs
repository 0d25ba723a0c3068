using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Vacancies;
using Pipeline.Reference;

namespace Pipeline.Nightly;

/// <summary>A window of months of vacancies, and the name under which its stock is kept.</summary>
sealed record VacancyWindow(string Name, IReadOnlyList<(ReferencePeriod Period, StoredPartial File)> Months);

/// <summary>The stocks of vacancies that a night's quarters ask for. Those that are not kept are made together, which draws each employer once for all.</summary>
static class VacancyStocks
{
    /// <returns>By name; null for a window without a file.</returns>
    public static async Task<IReadOnlyDictionary<string, StockEstimate?>> GetAsync(
        IEnumerable<VacancyWindow> windows, EstimateStore estimates, PartialStore partials, EstimationMethod method, CancellationToken ct)
    {
        var wanted = windows.DistinctBy(w => w.Name).ToList();
        var kept = await Task.WhenAll(wanted.Select(w => estimates.FindStockAsync(w.Name, ct)));
        var stocks = wanted.Zip(kept).ToDictionary(w => w.First.Name, w => w.Second);
        List<VacancyWindow> missing = [.. wanted.Where(w => stocks[w.Name] is null && w.Months.Count > 0)];
        if (missing.Count == 0) return stocks;

        var files = missing.SelectMany(w => w.Months.Select(m => m.File)).Distinct().ToList();
        var contents = files.Zip(await partials.ReadAsync<VacancyPartial>(files, ct)).ToDictionary(f => f.First, f => f.Second);
        var made = await Task.Run(() => VacancyEstimates.Stocks([.. missing.Select(w => w.Months.Select(m => contents[m.File]).ToList())], method, method.Parameters.Replicates), ct);
        foreach (var (window, stock) in missing.Zip(made)) stocks[window.Name] = stock;
        await Task.WhenAll(missing.Select(w => estimates.KeepStockAsync(w.Name, stocks[w.Name]!, ct)));
        return stocks;
    }
}
