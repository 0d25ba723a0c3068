using Pipeline.Disclosure.Magnitudes;

namespace Pipeline.StatisticsPublishing.Magnitudes;

/// <summary>What has changed in a sum between two releases of its period: what a reader of both learns by subtracting.</summary>
sealed class SumRevision(IReadOnlyList<SumItem> before, IReadOnlyList<SumItem> now)
{
    /// <summary>
    /// Whether the change of each cell that changes would itself be safe to show: as many contributors' amounts have changed as a sum needs, and none's change is the
    /// most of it.
    /// </summary>
    public bool MayBeTold(PrimaryRules rules)
    {
        var changes = before.Select(i => i with { Amount = -i.Amount }).Concat(now).GroupBy(i => (Leaf: string.Join('.', i.Codes), i.Contributor))
            .Select(g => new SumItem(g.First().Codes, g.Key.Contributor, g.Sum(i => i.Amount))).Where(c => c.Amount != 0).ToList();
        return changes.SelectMany(change => CellsOf(change.Codes).Select(cell => (Cell: cell, change.Contributor, change.Amount))).GroupBy(c => c.Cell).All(cell =>
            !rules.Judge([.. cell.GroupBy(c => c.Contributor).Select(c => c.Sum(one => one.Amount)).Where(amount => amount != 0)]).IsUnsafe);
    }

    /// <summary>Every cell that a leaf counts in: each dimension is itself or the total.</summary>
    static IEnumerable<string> CellsOf(string[] codes) =>
        Enumerable.Range(0, 1 << codes.Length).Select(totals => string.Join('.', codes.Select((code, d) => (totals >> d & 1) == 0 ? code : "")));
}
