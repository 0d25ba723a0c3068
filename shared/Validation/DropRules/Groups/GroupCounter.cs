using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Counts a measure by group over rows of one source, block by block.</summary>
sealed class GroupCounter(RowSource source, GroupedMeasure measured)
{
    readonly RowFilter _filter = new(source, measured.Where, measured.Reads);
    readonly GroupLabels _labels = new(source, measured.GroupBy);
    readonly Operand<double>? _value = measured.Measure is { Kind: not MeasureKind.Share, Of: { } of }
        ? new ConditionCompiler(source).CompileNumber(of).AsDouble()
        : null;
    readonly Condition? _share = measured.Measure is { Kind: MeasureKind.Share, Of: { } of } ? new ConditionCompiler(source).Compile(of) : null;
    readonly Truth[] _truths = new Truth[source.Capacity];

    public GroupTable Table { get; } = new();

    public void Add(int rows)
    {
        if (Table.IsOverfull) return;
        var selected = _filter.Select(rows);
        _labels.Begin(rows);
        var values = _value is null ? default : _value.Evaluate(rows);
        _share?.Evaluate(_truths.AsSpan(0, rows));
        foreach (var row in selected)
        {
            var number = Table.NumberOf(_labels.Get(row));
            if (number < 0) return;
            var figures = Table[number];
            figures.Rows++;
            if (_share is not null) figures.AddTruth(_truths[row]);
            else if (_value is not null && values.States[row] == CellState.Valid)
                figures.AddValue(values.Values[row], measured.Measure.Kind == MeasureKind.Median);
        }
    }
}

/// <summary>What is counted: a measure, of which rows, by what.</summary>
sealed record GroupedMeasure(Measure Measure, Expression? Where, IReadOnlyList<Grouping> GroupBy)
{
    public static GroupedMeasure Of(CountedRows rows) => new(rows.Measure, rows.Where, rows.GroupBy);

    /// <summary>Columns that it reads besides those of the condition.</summary>
    public IReadOnlyList<string> Reads { get; } =
        [.. new[] { Measure.Of }.OfType<Expression>().Concat(GroupBy.Select(g => g.Value)).SelectMany(RowFilter.ColumnsOf).Distinct()];

    /// <summary>Every expression of it.</summary>
    public IEnumerable<Expression> Expressions => new[] { Measure.Of, Where }.OfType<Expression>().Concat(GroupBy.Select(g => g.Value));
}
