using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Occupations;
using Pipeline.Indicators.Shortage;
using Pipeline.Reference;

namespace Pipeline.Indicators.Vacancies;

/// <summary>The mean stocks of open positions over the months that there are files of.</summary>
public static class VacancyEstimates
{
    /// <summary>Of several windows of files, with B bootstrap samples each. In every window an employer is drawn alike, so that the error of a comparison knows
    /// what its two sides have in common.</summary>
    /// <param name="replicates">B; 0 for the stocks alone.</param>
    /// <returns>One for each window; null for one without a file.</returns>
    public static IReadOnlyList<StockEstimate?> Stocks(
        IReadOnlyList<IReadOnlyList<(ReferencePeriod Period, VacancyPartial Partial)>> windows, EstimationMethod method, int replicates) =>
        [.. windows.Chunk(StockFile.MostWindows).SelectMany(some => StocksOfSome(some, method, replicates))];

    static IEnumerable<StockEstimate?> StocksOfSome(
        IReadOnlyList<(ReferencePeriod Period, VacancyPartial Partial)>[] windows, EstimationMethod method, int replicates)
    {
        var files = windows.SelectMany(w => w).Distinct().OrderBy(f => f.Period)
            .Select(f => new StockFile(f.Partial.Entries, windows.Index().Where(w => w.Item.Contains(f)).Aggregate(0u, (set, w) => set | 1u << w.Index)));
        int[] days = [.. windows.Select(w => w.Select(f => f.Period).Distinct().Sum(p => p.End.DayNumber - p.Start.DayNumber + 1))];
        var stocks = new ClusterStocks(method.Tree, [.. files], days).Estimate(replicates, method.Parameters.Seed, nameof(Indicator.Vac));
        return stocks.Zip(days, (stock, d) => d == 0 ? null : stock);
    }

    /// <summary>All cells with at least one vacancy. Vacancies are public, so that only cells too uncertain, or of too few, are suppressed.</summary>
    public static IEnumerable<CellEstimate> From(StockEstimate stock, string period, OccupationTree tree, IndicatorParameters parameters) =>
        Enumerable.Range(0, tree.Count).Where(node => stock.N(node) > 0).Select(node => CellEstimate.Of(
            period, tree.Nodes[node], Measures.VacancyStock, stock.At(node), stock.N(node), null, stock.StandardError(node), null,
            parameters with { SmallestSample = parameters.SmallestCell }));
}
