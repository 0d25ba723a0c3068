using System.Globalization;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>The rules that a column's options amount to, with their texts.</summary>
static class ColumnRules
{
    const string TypeError = "type-error";
    const string ConstraintError = "constraint-error";

    public static Rule Required(ColumnSlot slot) => Make(slot, "required", ConstraintError,
        "a value", $"{slot.Column.Name} is empty.", "Fill the cell, or deliver the row once the value is known.", tally: false);

    public static Rule Type(ColumnSlot slot, Dialect dialect)
    {
        var column = slot.Column;
        var expected = column.Type switch
        {
            LogicalType.Integer => "a whole number, such as 1250",
            LogicalType.Number when column.Scale is { } scale =>
                $"a number with at most {scale} decimals, {ScaledNumber.Precision} digits and '{dialect.Decimal}' as decimal separator",
            LogicalType.Number => $"a number with '{dialect.Decimal}' as decimal separator, without exponent",
            LogicalType.Date => $"a date written {column.DateFormat}, such as {Example(column.DateFormat!)}",
            _ => "true, false, 1 or 0",
        };
        return Make(slot, "type", TypeError, expected, $"{column.Name} is not {expected}.", $"Write {expected}.",
            value => FormatHints.For(column, dialect, value));
    }

    public static Rule Length(ColumnSlot slot)
    {
        var expected = (slot.Column.MinLength, slot.Column.MaxLength) switch
        {
            ({ } least, { } most) when least == most => $"exactly {least} characters",
            ({ } least, { } most) => $"{least} to {most} characters",
            ({ } least, null) => $"at least {least} characters",
            var (_, most) => $"at most {most} characters",
        };
        return Make(slot, "length", ConstraintError, expected, $"{slot.Column.Name} does not have {expected}.", "Correct the value.",
            FormatHints.ForText);
    }

    public static Rule Pattern(ColumnSlot slot)
    {
        var example = slot.Column.Examples is [var first, ..] ? $", such as {first}" : "";
        return Make(slot, "pattern", ConstraintError, $"text of the form {slot.Column.Pattern}{example}",
            $"{slot.Column.Name} does not have the agreed form.", $"Write it as agreed{example}.", FormatHints.ForText);
    }

    public static Rule Minimum(ColumnSlot slot) => Bound(slot, "minimum", "at least", slot.Column.Minimum!.Value);

    public static Rule Maximum(ColumnSlot slot) => Bound(slot, "maximum", "at most", slot.Column.Maximum!.Value);

    public static Rule Codelist(ColumnSlot slot, Codelist list)
    {
        var name = $"{list.Name} {list.Version}";
        var example = slot.Column.Examples is [var first, ..] ? first : list.Items.Keys.Order(StringComparer.Ordinal).FirstOrDefault();
        return Make(slot, "codelist", ConstraintError, $"a code of {name}, such as {example}", $"{slot.Column.Name} is not a code of {name}.",
            $"Use a code of {name}, such as {example}: exactly as listed, with capitals and leading zeros.",
            new CodeSuggester([.. list.Items.Values.Select(i => (i.Code, i.Name))]).Suggest);
    }

    public static Rule ValidValues(ColumnSlot slot)
    {
        var values = slot.Column.ValidValues!;
        var expected = $"one of {string.Join(", ", values)}";
        return Make(slot, "values", ConstraintError, expected, $"{slot.Column.Name} is not {expected}.", $"Use {expected}.",
            new CodeSuggester([.. values.Select(v => (v, v))]).Suggest);
    }

    static Rule Bound(ColumnSlot slot, string kind, string words, decimal limit)
    {
        var text = slot.Column.Type == LogicalType.Date
            ? DateOnly.FromDayNumber((int)limit).ToString(slot.Column.DateFormat, CultureInfo.InvariantCulture)
            : limit.ToString(CultureInfo.InvariantCulture);
        var expected = $"{words} {text}";
        return Make(slot, kind, ConstraintError, expected, $"{slot.Column.Name} must be {expected}.", "Check the value, its unit and its digits.");
    }

    static string Example(string format) => new DateOnly(2026, 10, 31).ToString(format, CultureInfo.InvariantCulture);

    static Rule Make(
        ColumnSlot slot, string kind, string code, string expected, string message, string fix, Func<string, string?>? suggest = null,
        bool tally = true) =>
        new($"{slot.Column.Name}.{kind}", code, Severity.Error, 1, expected, message, fix)
        {
            Column = slot.Column,
            Shown = [slot],
            Suggest = suggest,
            Tally = tally ? new() : null,
        };
}
