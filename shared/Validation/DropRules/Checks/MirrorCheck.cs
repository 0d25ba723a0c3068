using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Counts by group beside those of another dataset's drop of the same period (<see cref="MirrorRule"/>).</summary>
sealed class MirrorCheck(MirrorRule rule, DropRuleContext context) : DropRuleCheck
{
    readonly GroupsOfDrop _groups = new(GroupedMeasure.Of(rule.Here));

    /// <summary>The least share that agrees, as what is let pass.</summary>
    public static Tolerance ToleranceOf(MirrorRule rule) => new((1 - rule.MinMatch) * 100, CountUnit.Percent);

    string Other => $"{rule.Agency}/{rule.Dataset}";

    public override Gatherer? MakeGatherer(RowSource source) => _groups.MakeGatherer(source);

    public override async ValueTask<Verdict> JudgeAsync(long rowsRead, CancellationToken ct)
    {
        if (context.Catalog.Find(rule.Agency, rule.Dataset) is not { } protocol)
            return new Verdict.NotPut(new($"There is no protocol of {Other} in force.", $"Aucun protocole de {Other} n'est en vigueur."));
        if (rule.Misfit(protocol) is { } misfit) return new Verdict.NotPut(misfit);
        var there = GroupedMeasure.Of(rule.There);
        if (PersonalUse.Find(there.Expressions, protocol) is { } unfit) return new Verdict.NotPut(unfit);
        var reads = there.Expressions.SelectMany(RowFilter.ColumnsOf).ToHashSet();
        Column[] columns = [.. protocol.Columns.Where(c => reads.Contains(c.Name))];
        var other = await context.Others.FindAsync(rule, ct);
        if (other.WhyNot(columns) is { } reason) return new Verdict.NotPut(reason);
        var table = await GroupsOfDrop.CountAsync(there, other.Drop!, columns, context.Days, ct);
        return _groups.Table.IsOverfull || table.IsOverfull
            ? new Verdict.NotPut(GroupTable.TooMany)
            : Compare(GroupPair.Join(_groups.Table, rule.Here.Measure.Kind, table, rule.There.Measure.Kind));
    }

    Verdict Compare(IEnumerable<GroupPair> pairs)
    {
        var leeway = rule.TolerancePercent / 100;
        var band = new Band(1 - leeway, 1 + leeway);
        var large = pairs.Where(p => Math.Max(p.RowsNow, p.RowsThen) >= rule.MinCell).ToList();
        if (large.Count == 0)
            return new Verdict.NotPut(new(
                $"No group has {rule.MinCell} rows or more in this drop or that of {Other}.",
                $"Aucun groupe n'a {rule.MinCell} lignes ou plus dans cette livraison ou dans celle de {Other}."));
        // Counts and sums are never absent: a group that is not there has none.
        Breach[] apart = [.. large.Where(p => !Figure.IsWithin(band, p.Now!.Value, p.Then!.Value))
            .Select(p => p.Tell(GroupPair.Bounds(band, p.Then!.Value), p.Now!.Value, p.Then.Value))];
        if (ToleranceOf(rule).Allows(apart.Length, large.Count)) return new Verdict.Put(large.Count, apart.Length, []);
        return new Verdict.Put(large.Count, apart.Length, [Breach.OfShare(large.Count - apart.Length, large.Count, rule.MinMatch), .. apart]);
    }
}
