using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Rows that agree in all columns named (<see cref="NearDuplicateRule"/>): each after the first is told, with the line of the first.</summary>
sealed class NearDuplicateCheck(NearDuplicateRule rule, DropRuleContext context) : DropRuleCheck, IDisposable
{
    readonly KeyIndex _rows = new(context.Protocol.Limits.MaxRows);
    readonly RowNaming _naming = context.Naming(rule.Columns);
    long _evaluated;
    long _repeated;

    public override Gatherer? MakeGatherer(RowSource source) => new RowKeys(
        context.HashOf(source, rule.Columns), new(source, rule.Where, rule.Columns), source.Capacity, Take);

    public override ValueTask<Verdict> JudgeAsync(long rowsRead, CancellationToken ct) =>
        ValueTask.FromResult(RowVerdict.Judge(_evaluated, _repeated, rule.Tolerate, _naming));

    public void Dispose() => _rows.Dispose();

    void Take(RowKeys chunk, in RowPlace before)
    {
        _evaluated += chunk.Keys.Length;
        foreach (var (key, firstLine) in _rows.Add(chunk.Keys, before.Line))
        {
            _repeated++;
            _naming.Add(chunk.Blocks[key.Block], key.Row, before, new($"It agrees with line {firstLine}.", $"Elle concorde avec la ligne {firstLine}."));
        }
    }
}
