namespace Pipeline.Indicators;

/// <summary>
/// Permits in force by occupation: in total, by major, sub-major and unit group. A register has no sampling error; small cells are suppressed,
/// with others so that they cannot be worked out (<see cref="PermitTree"/>).
/// </summary>
public static class PermitEstimates
{
    /// <summary>All cells with at least one permit; and the total, 0 if need be.</summary>
    public static IEnumerable<CellEstimate> From(PermitRegister register, IndicatorParameters parameters)
    {
        if (register.Period is not { } period) return [];
        var tree = PermitTree.Build(register.Stock(), parameters.PermitSmallestCell);
        return tree.Nodes().Select(node => node.IsSuppressed
            ? CellEstimate.Suppressed(period.ToString(), node.Level, node.Code, Measures.PermitStock)
            : new(period.ToString(), node.Level, node.Code, Measures.PermitStock, node.Count, node.Count, null, 0, 0, null, Quality.Ok));
    }
}
