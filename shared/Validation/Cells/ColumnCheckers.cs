using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>Compiles the protocol's columns into rules for one drop, and makes checkers of them: one for each thread.</summary>
/// <param name="day">On which codes must be in use.</param>
sealed class ColumnCheckers(Protocol protocol, IReadOnlyDictionary<string, Codelist> codelists, DateOnly day, RuleBook rules)
{
    readonly NullTexts _nulls = new(protocol.Dialect.Nulls);
    readonly byte _separator = (byte)protocol.Dialect.Decimal;

    /// <summary>What is to be told of the columns once all rows were read.</summary>
    public List<IConclusion> Conclusions { get; } = [];

    /// <summary>Adds the column's rules, and gives what makes a checker for blocks of so many rows.</summary>
    public Func<int, ColumnChecker> Compile(ColumnSlot slot)
    {
        var column = slot.Column;
        var required = column.Required ? rules.Add(ColumnRules.Required(slot)) : null;
        return column.Type switch
        {
            LogicalType.Number when column.Scale is { } scale => Value(new ScaledParser(scale, _separator), ValueBounds.OfScaled(column, scale)),
            LogicalType.Number => Value(new DoubleParser(_separator), ValueBounds.OfDoubles(column)),
            LogicalType.Integer => Value(new IntegerParser(), ValueBounds.OfScaled(column, 0)),
            LogicalType.Date => Value(new DateParser(column.DateFormat ?? ""), ValueBounds.OfScaled(column, 0)),
            LogicalType.Boolean => Value(new BooleanParser(), ValueBounds.OfScaled(column, 0)),
            _ => Text(),
        };

        Func<int, ColumnChecker> Text()
        {
            var (list, diagnosis) = new TextRules(slot, codelists, day, rules).Compile();
            return rows => new ColumnChecker<TextCheck>(slot, _nulls, required, new(list, diagnosis is null ? null : new(diagnosis)), rows);
        }

        Func<int, ColumnChecker> Value<TParser>(TParser parser, (long? Minimum, long? Maximum) range)
            where TParser : struct, ICellParser
        {
            var type = rules.Add(ColumnRules.Type(slot, protocol.Dialect));
            var minimum = range.Minimum is { } low ? new Bound(rules.Add(ColumnRules.Minimum(slot)), low) : null;
            var maximum = range.Maximum is { } high ? new Bound(rules.Add(ColumnRules.Maximum(slot)), high) : null;
            var hidden = column.HiddenNulls is { } texts ? new ExceptRule(rules.Add(ColumnRules.HiddenNull(slot)), [.. texts]) : null;
            var excel = rules.Add(ColumnRules.Excel(slot, type.Expected, []));
            var isNumber = column.Type == LogicalType.Number;
            var diagnosis = new CellDiagnosis(excel, column.Type == LogicalType.Date) { Decimal = isNumber ? protocol.Dialect.Decimal : null };
            if (isNumber) Conclusions.Add(new DecimalConclusion(type, ColumnRules.MixedDecimals(slot, protocol.Dialect)));
            if (column.Type == LogicalType.Date) Conclusions.Add(new LayoutConclusion(type, excel, new(column.DateFormat!)));
            var separator = isNumber ? _separator : (byte)0;
            return rows => new ColumnChecker<ValueCheck<TParser>>(
                slot, _nulls, required, new(parser, type, minimum, maximum, hidden, separator, new(diagnosis)), rows);
        }
    }
}
