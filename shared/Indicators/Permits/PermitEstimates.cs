using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Occupations;

namespace Pipeline.Indicators.Permits;

/// <summary>
/// Permits in force by occupation. A register has no sampling error; small cells are suppressed, with others so that they cannot be worked out
/// (<see cref="CountTree"/>).
/// </summary>
public static class PermitEstimates
{
    /// <summary>The stock on the last day: all cells with at least one permit; and the total, 0 if need be.</summary>
    public static IEnumerable<CellEstimate> From(PermitRegister register, OccupationTree groups, IndicatorParameters parameters)
    {
        if (register.Period is not { } period) return [];
        var tree = CountTree.Build(register.Stock().ToDictionary(c => groups.Nodes[c.Key].Code, c => c.Value, StringComparer.Ordinal), parameters.SmallestCell);
        return tree.Nodes().Select(node => node.IsSuppressed
            ? CellEstimate.Suppressed(period.ToString(), node.Level, node.Code, Measures.PermitStock)
            : new(period.ToString(), node.Level, node.Code, Measures.PermitStock, node.Count, node.Count, null, 0, 0, null, Quality.Ok));
    }

    /// <summary>The mean stock of a window, suppressed where the permits that it is of are few; its error is that of employers who might as well have come or not.</summary>
    public static IEnumerable<CellEstimate> From(StockEstimate stock, string period, OccupationTree groups, IndicatorParameters parameters)
    {
        var tree = CountTree.Build(stock.OwnCounts().ToDictionary(c => groups.Nodes[c.Key].Code, c => c.Value, StringComparer.Ordinal), parameters.SmallestCell);
        return tree.Nodes().Where(n => n.Count > 0).Select(n =>
        {
            if (n.IsSuppressed) return CellEstimate.Suppressed(period, n.Level, n.Code, Measures.PermitMeanStock);
            var node = groups.Find(n.Code);
            return CellEstimate.Of(
                period, groups.Nodes[node], Measures.PermitMeanStock, stock.At(node), n.Count, null, stock.StandardError(node), null,
                parameters with { SmallestSample = parameters.SmallestCell });
        });
    }
}
