using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Values that must be found in another dataset's accepted drop (<see cref="CrossFileRule"/>), whose values are held as hashes.</summary>
sealed class CrossFileCheck(CrossFileRule rule, DropRuleContext context, IOtherDrop other, HashIndex known) : DropRuleCheck
{
    static readonly Wording TooMany = new(
        $"The other drop has more than {HashIndex.Most} different values.", $"L'autre livraison a plus de {HashIndex.Most} valeurs différentes.");

    readonly RowNaming _naming = context.Naming(rule.From);
    long _judged;
    long _orphans;

    /// <summary>Reads the other drop's values; gives the reason instead when that cannot be done.</summary>
    public static async Task<(CrossFileCheck? Check, Wording? Reason)> PrepareAsync(CrossFileRule rule, DropRuleContext context, CancellationToken ct)
    {
        // Its columns are read as those of this drop, under their own names.
        List<Column> columns = [.. rule.From.Zip(rule.To, (from, to) => context.ColumnOf(from) with { Name = to })];
        var other = await context.Others.FindAsync(rule, ct);
        if (other.WhyNot(columns) is { } reason) return (null, reason);
        var (known, block) = (new HashIndex(), new OtherBlock(columns, context.Days));
        var hash = new RowHash([.. columns.Select(c => block.Source.Columns[c.Name])], context.Hash.Fork());
        await foreach (var rows in other.Drop!.ReadAsync(columns, ct))
            foreach (var count in block.Turn(rows))
                for (var row = 0; row < count; row++)
                {
                    if (hash.TryGet(row, out var value)) known.Add(value, out _);
                    if (known.Count > HashIndex.Most) return (null, TooMany);
                }
        return (new(rule, context, other.Drop, known), null);
    }

    /// <summary>The least match, as what is let pass.</summary>
    public static Tolerance ToleranceOf(CrossFileRule rule) => new((1 - rule.MinMatch) * 100, CountUnit.Percent);

    public override Gatherer? MakeGatherer(RowSource source) => new RowKeys(
        context.HashOf(source, rule.From, other), new(source, rule.Where, rule.From), source.Capacity, Take);

    public override ValueTask<Verdict> JudgeAsync(long rowsRead, CancellationToken ct) => ValueTask.FromResult(Judge());

    Verdict Judge()
    {
        if (_judged == 0) return new Verdict.NotPut(RuleBook.NoRow);
        if (ToleranceOf(rule).Allows(_orphans, _judged)) return new Verdict.Put(_judged, _orphans, []);
        return new Verdict.Put(_judged, _orphans, [Breach.OfShare(_judged - _orphans, _judged, rule.MinMatch), .. _naming.Rows]);
    }

    void Take(RowKeys chunk, in RowPlace before)
    {
        _judged += chunk.Keys.Length;
        foreach (ref readonly var key in chunk.Keys)
        {
            if (known.Find(key.Hash) >= 0) continue;
            _orphans++;
            _naming.Add(chunk.Blocks[key.Block], key.Row, before);
        }
    }
}
