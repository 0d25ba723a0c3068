using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>
/// Measures by group beside those of an earlier drop (<see cref="AggregateRule"/>). Of another drop its accepted rows are counted, which are
/// all that is kept of it.
/// </summary>
sealed class AggregateCheck(AggregateRule rule, DropRuleContext context) : DropRuleCheck
{
    readonly GroupedMeasure _measured = new(rule.Measure, rule.Where, rule.GroupBy);
    readonly GroupsOfDrop _groups = new(new(rule.Measure, rule.Where, rule.GroupBy));

    public override Gatherer? MakeGatherer(RowSource source) => _groups.MakeGatherer(source);

    public override async ValueTask<Verdict> JudgeAsync(long rowsRead, CancellationToken ct) =>
        await CompareAsync(await context.Others.FindAsync(rule.Compare, ct), ct);

    /// <summary>Compares what was gathered with another drop.</summary>
    public async ValueTask<Verdict> CompareAsync(Sought other, CancellationToken ct)
    {
        if (PersonalUse.Find(_measured.Expressions, context.Protocol) is { } unfit) return new Verdict.NotPut(unfit);
        var columns = context.ColumnsOf(_measured.Expressions.SelectMany(RowFilter.ColumnsOf));
        if (other.WhyNot(columns) is { } reason) return new Verdict.NotPut(reason);
        var then = await GroupsOfDrop.CountAsync(_measured, other.Drop!, columns, context.Days, ct);
        if (_groups.Table.IsOverfull || then.IsOverfull) return new Verdict.NotPut(GroupTable.TooMany);
        var (compared, breaches) = AggregateComparison.Compare(rule, GroupPair.Join(_groups.Table, rule.Measure.Kind, then, rule.Measure.Kind));
        return compared == 0
            ? new Verdict.NotPut(new(
                $"No group has {rule.MinCell} rows or more in this drop and that of {other.Period}.",
                $"Aucun groupe n'a {rule.MinCell} lignes ou plus dans cette livraison et dans celle de {other.Period}."))
            : new Verdict.Put(compared, breaches.Count, breaches);
    }
}

/// <summary>
/// A drop beside the one whose place it takes: the tolerance that an <see cref="AggregateRule"/> has for the change between periods must
/// cover what is revised within one, or the provider is asked for the reason.
/// </summary>
sealed class RevisionCheck(AggregateCheck aggregate, DropRuleContext context) : DropRuleCheck
{
    public override Gatherer? MakeGatherer(RowSource source) => null;

    public override async ValueTask<Verdict> JudgeAsync(long rowsRead, CancellationToken ct) =>
        await aggregate.CompareAsync(await context.Others.FindRevisedAsync(ct), ct);
}
