using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>
/// A count over the drop beside its threshold (<see cref="MetricRule"/>). Percent are of the rows that the metric was put to: for empty and
/// invalid cells all rows that could be split into cells, for repeated values those with a valid value in every column.
/// </summary>
sealed class MetricCheck(MetricRule rule, DropRuleContext context) : DropRuleCheck, IDisposable
{
    readonly KeyIndex? _values = rule.Metric == Metric.DuplicateValues ? new(context.Protocol.Limits.MaxRows) : null;
    long _rows;
    long _counted;

    public override Gatherer? MakeGatherer(RowSource source) => rule.Metric switch
    {
        Metric.RowCount => null,
        Metric.DuplicateValues => new RowKeys(context.HashOf(source, rule.Columns), null, source.Capacity, TakeKeys),
        _ => new ChunkCells(this, new(rule, context, source.Columns[rule.Columns[0]])),
    };

    public override ValueTask<Verdict> JudgeAsync(long rowsRead, CancellationToken ct) => ValueTask.FromResult(Judge(rowsRead));

    public void Dispose() => _values?.Dispose();

    Verdict Judge(long rowsRead)
    {
        if (rule.Metric == Metric.RowCount) return Judge(rowsRead, rowsRead, "");
        if (_rows == 0) return new Verdict.NotPut(RuleBook.NoRow);
        return rule.Unit == CountUnit.Rows ? Judge(_counted, _counted, "") : Judge(_counted * 100m / _rows, _counted, " %");
    }

    Verdict Judge(decimal found, long count, string unit) => rule.Threshold.Holds(found)
        ? Verdict.Passed(1)
        : new Verdict.Put(1, 1, [new(
            rule.Columns.Count == 0 ? null : string.Join(", ", rule.Columns), unit.Length == 0 ? $"{count}" : $"{Figure.Of(found)}{unit}",
            $"{Signs()}{unit}", $"{Figure.Signed((double)(found - Nearest(found)))}{unit}")]);

    string Signs() => rule.Threshold switch
    {
        { Kind: ThresholdKind.MustBeBetween, Value: var low, Upper: { } high } => Figure.Range(new(low, high)),
        { Kind: ThresholdKind.MustNotBeBetween, Value: var low, Upper: { } high } => $"< {Figure.Of(low)} ∨ > {Figure.Of(high)}",
        var threshold => $"{Sign(threshold.Kind)} {Figure.Of(threshold.Value)}",
    };

    static string Sign(ThresholdKind kind) => kind switch
    {
        ThresholdKind.MustBe => "=",
        ThresholdKind.MustNotBe => "≠",
        ThresholdKind.MustBeGreaterThan => ">",
        ThresholdKind.MustBeGreaterOrEqualTo => "≥",
        ThresholdKind.MustBeLessThan => "<",
        _ => "≤",
    };

    /// <summary>The end of the threshold that the figure is measured from.</summary>
    decimal Nearest(decimal found) =>
        rule.Threshold.Upper is { } upper && Math.Abs(found - upper) < Math.Abs(found - rule.Threshold.Value) ? upper : rule.Threshold.Value;

    void TakeKeys(RowKeys chunk, in RowPlace before)
    {
        _rows += chunk.Keys.Length;
        _counted += _values!.Add(chunk.Keys, before.Line).Count;
    }

    sealed class ChunkCells(MetricCheck whole, MetricCells cells) : Gatherer
    {
        long _rows;
        long _counted;

        public override void Begin() => _rows = _counted = 0;

        public override void Add(RecordBlock block)
        {
            _rows += block.Rows;
            _counted += cells.Count(block);
        }

        public override void Settle(in RowPlace before)
        {
            whole._rows += _rows;
            whole._counted += _counted;
        }
    }
}
