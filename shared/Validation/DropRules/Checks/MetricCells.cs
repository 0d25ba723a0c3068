using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Counts the cells of one column that a metric is about, as they are written.</summary>
sealed class MetricCells(MetricRule rule, DropRuleContext context, RowColumn column)
{
    // A metric counts such cells; it says nothing of each.
    static readonly Rule Unsaid = new("", "", Severity.Error, 1, Wording.Neutral(""), Wording.Neutral(""), Wording.Neutral(""));

    readonly int _field = context.Header.SlotsOf(rule.Columns)[0].Field;
    readonly NullTexts _nulls = new(context.Protocol.Dialect.Nulls);
    readonly Utf8Set? _texts = rule.Texts.Count > 0 ? new(rule.Texts) : null;
    readonly PatternRule? _pattern = rule.Pattern is { } pattern ? new(Unsaid, pattern) : null;

    public long Count(RecordBlock block)
    {
        var count = 0L;
        for (var row = 0; row < block.Rows; row++)
        {
            var text = block.Cell(row, _field);
            // A cell of a required column without a value is marked as failed, not as null.
            var isNull = column.States[row] == CellState.Null || _nulls.Contains(text);
            if (rule.Metric switch
            {
                Metric.NullValues => isNull,
                Metric.MissingValues => isNull || _texts?.Contains(text) == true,
                _ => !isNull && IsInvalid(text, column.States[row]),
            }) count++;
        }
        return count;
    }

    bool IsInvalid(ReadOnlySpan<byte> text, CellState state) => _texts is null && _pattern is null
        ? state == CellState.Failed
        : _texts?.Contains(text) == false || _pattern?.IsMet(text) == false;
}
