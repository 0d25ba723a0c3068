using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Occupations;
using Pipeline.Reference;

namespace Pipeline.Indicators.Vacancies;

/// <summary>The mean stock of open positions over the months that there are files of.</summary>
public static class VacancyEstimates
{
    /// <returns>Null without a file.</returns>
    public static ClusterStock? Stock(IReadOnlyList<(ReferencePeriod Period, VacancyPartial Partial)> files, OccupationTree tree)
    {
        var days = files.Select(f => f.Period).Distinct().Sum(p => p.End.DayNumber - p.Start.DayNumber + 1);
        return days == 0 ? null : new(tree, [.. files.SelectMany(f => f.Partial.Entries)], days);
    }

    /// <summary>All cells with at least one vacancy. Vacancies are public, so that only cells too uncertain, or of too few, are suppressed.</summary>
    public static IEnumerable<CellEstimate> From(StockEstimate stock, string period, OccupationTree tree, IndicatorParameters parameters) =>
        Enumerable.Range(0, tree.Count).Where(node => stock.N(node) > 0).Select(node => CellEstimate.Of(
            period, tree.Nodes[node], Measures.VacancyStock, stock.At(node), stock.N(node), null, stock.StandardError(node), null,
            parameters with { SmallestSample = parameters.SmallestCell }));
}
