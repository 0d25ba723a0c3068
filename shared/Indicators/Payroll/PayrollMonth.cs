using Pipeline.Indicators.Occupations;
using Pipeline.Reference;

namespace Pipeline.Indicators.Payroll;

/// <summary>The jobs of one group, of those counted no finer.</summary>
/// <param name="Jobs">Those without pay included.</param>
/// <param name="Pay">Of those with pay, sorted, in hundredths of a franc.</param>
public sealed record PayrollGroup(int Node, int Jobs, long[] Pay);

/// <summary>The jobs of one month, as one file or several tell it.</summary>
public sealed record PayrollMonth(ReferencePeriod Month, IReadOnlyList<PayrollGroup> Groups)
{
    /// <summary>Jobs and median pay of every group that has jobs, at every level.</summary>
    public IReadOnlyList<PayrollCell> Cells(OccupationTree tree)
    {
        var (own, jobs, lists) = (new int[tree.Count], new int[tree.Count], new List<long[]>?[tree.Count]);
        foreach (var group in Groups)
        {
            own[group.Node] += group.Jobs;
            for (var node = group.Node; node >= 0; node = tree.Nodes[node].Parent)
            {
                jobs[node] += group.Jobs;
                if (group.Pay.Length > 0) (lists[node] ??= []).Add(group.Pay);
            }
        }
        return [.. Enumerable.Range(0, tree.Count).Where(node => jobs[node] > 0).Select(node =>
            new PayrollCell(node, own[node], jobs[node], lists[node]?.Sum(l => l.Length) ?? 0, SortedPay.Median(lists[node] ?? [])))];
    }
}

/// <summary>What a month's payroll says of one group.</summary>
/// <param name="Own">Jobs that are counted no finer.</param>
/// <param name="Jobs">All jobs of the group.</param>
/// <param name="Paid">Jobs with pay.</param>
/// <param name="Median">RWF; NaN without pay.</param>
public readonly record struct PayrollCell(int Node, int Own, int Jobs, int Paid, double Median);

/// <summary>What a payroll file says of one month. Files name earlier months too, where declarations came late.</summary>
/// <param name="Cells">All that is asked of a month that no other file names.</param>
public sealed record PayrollSummary(ReferencePeriod Month, IReadOnlyList<PayrollCell> Cells);

/// <summary>What one payroll file says, month by month.</summary>
public sealed record PayrollPartial(IReadOnlyList<PayrollSummary> Months);

/// <summary>Cells of the payroll. A register has no sampling error; small cells are suppressed, with others so that they cannot be worked out.</summary>
public static class PayrollEstimates
{
    public static IEnumerable<CellEstimate> From(PayrollSummary month, OccupationTree groups, IndicatorParameters parameters)
    {
        var cells = month.Cells.ToDictionary(c => groups.Nodes[c.Node].Code, StringComparer.Ordinal);
        var period = month.Month.ToString();
        var tree = CountTree.Build(cells.Where(c => c.Value.Own > 0).ToDictionary(c => c.Key, c => c.Value.Own, StringComparer.Ordinal), parameters.SmallestCell);
        foreach (var node in tree.Nodes())
        {
            if (!cells.TryGetValue(node.Code, out var cell)) continue;
            yield return node.IsSuppressed
                ? CellEstimate.Suppressed(period, node.Level, node.Code, Measures.PayrollJobs)
                : new(period, node.Level, node.Code, Measures.PayrollJobs, cell.Jobs, cell.Jobs, null, 0, 0, null, Quality.Ok);
            if (cell.Paid == 0) continue;
            yield return node.IsSuppressed || cell.Paid < parameters.SmallestCell
                ? CellEstimate.Suppressed(period, node.Level, node.Code, Measures.PayrollMedianGross)
                : new(period, node.Level, node.Code, Measures.PayrollMedianGross, cell.Median, cell.Paid, null, 0, 0, null, Quality.Ok);
        }
    }
}
