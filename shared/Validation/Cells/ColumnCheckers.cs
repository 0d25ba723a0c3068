using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>Compiles the protocol's columns into checkers for one drop.</summary>
sealed class ColumnCheckers(Protocol protocol, IReadOnlyDictionary<string, Codelist> codelists, RuleBook rules, int capacity)
{
    readonly NullTexts _nulls = new(protocol.Dialect.Nulls);
    readonly byte _separator = (byte)protocol.Dialect.Decimal;

    public ColumnChecker Make(ColumnSlot slot)
    {
        var column = slot.Column;
        var required = column.Required ? rules.Add(ColumnRules.Required(slot)) : null;
        return column.Type switch
        {
            LogicalType.Integer => Value(new IntegerParser(), Whole),
            LogicalType.Number when column.Scale is { } scale => Value(new ScaledParser(scale, _separator), limit => Scaled(limit, scale)),
            LogicalType.Number => Value(new DoubleParser(_separator), limit => BitConverter.DoubleToInt64Bits((double)limit)),
            LogicalType.Date => Value(new DateParser(column.DateFormat ?? ""), Whole),
            LogicalType.Boolean => Value(new BooleanParser(), Whole),
            _ => new ColumnChecker<TextCheck>(slot, _nulls, required, new(TextRules(slot)), capacity),
        };

        ColumnChecker Value<TParser>(TParser parser, Func<decimal, long> convert)
            where TParser : struct, ICellParser
        {
            var type = rules.Add(ColumnRules.Type(slot, protocol.Dialect));
            var minimum = column.Minimum is { } low ? new Bound(rules.Add(ColumnRules.Minimum(slot)), convert(low)) : null;
            var maximum = column.Maximum is { } high ? new Bound(rules.Add(ColumnRules.Maximum(slot)), convert(high)) : null;
            return new ColumnChecker<ValueCheck<TParser>>(slot, _nulls, required, new(parser, type, minimum, maximum), capacity);
        }
    }

    TextRule[] TextRules(ColumnSlot slot)
    {
        var column = slot.Column;
        var list = new List<TextRule>();
        if (column.MinLength is not null || column.MaxLength is not null)
            list.Add(new LengthRule(rules.Add(ColumnRules.Length(slot)), column.MinLength ?? 0, column.MaxLength ?? int.MaxValue));
        if (column.Pattern is { } pattern) list.Add(new PatternRule(rules.Add(ColumnRules.Pattern(slot)), pattern));
        if (column.Codelist is { } name)
            list.Add(new MemberRule(rules.Add(ColumnRules.Codelist(slot, codelists[name])), codelists[name].Items.Keys));
        if (column.ValidValues is { } values) list.Add(new MemberRule(rules.Add(ColumnRules.ValidValues(slot)), [.. values]));
        return [.. list];
    }

    /// <summary>A bound beyond what the column can hold bounds nothing.</summary>
    static long Whole(decimal limit) => (long)Math.Clamp(limit, long.MinValue, long.MaxValue);

    static long Scaled(decimal limit, int scale)
    {
        var most = (decimal)Decimals.Limit;
        var factor = (decimal)Decimals.PowerOfTen(scale);
        return (long)(Math.Clamp(limit, -most / factor, most / factor) * factor);
    }
}
