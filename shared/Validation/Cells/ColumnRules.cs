using System.Globalization;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>The rules that a column's options amount to, with their texts.</summary>
static class ColumnRules
{
    const string TypeError = "type-error";
    const string ConstraintError = "constraint-error";

    /// <summary>The codes of a list that has no more are all named.</summary>
    const int MostCodesNamed = 20;

    public static Rule Required(ColumnSlot slot) => Make(slot, "required", ConstraintError,
        "a value", $"{slot.Column.Name} is empty.", "Fill the cell, or deliver the row once the value is known.", tally: false);

    public static Rule Type(ColumnSlot slot, Dialect dialect)
    {
        var column = slot.Column;
        var expected = column.Type switch
        {
            LogicalType.Integer => $"a whole number, such as {FirstExample(column) ?? $"{column.Minimum ?? 1250:0}"}",
            LogicalType.Number when column.Scale is { } scale =>
                $"a number with at most {scale} decimals, {ScaledNumber.Precision} digits and '{dialect.Decimal}' as decimal separator",
            LogicalType.Number => $"a number with '{dialect.Decimal}' as decimal separator, without exponent",
            LogicalType.Date => $"a date written {column.DateFormat}, such as {Example(column.DateFormat!)}",
            _ => "true, false, 1 or 0",
        };
        return Make(slot, "type", TypeError, expected, $"{column.Name} is not {expected}.", $"Write {expected}.",
            value => FormatHints.For(column, dialect, value), observes: column.Type switch
            {
                LogicalType.Date => DateLayouts.Sets,
                LogicalType.Number => DecimalStyle.Agreed + 1,
                _ => 0,
            });
    }

    public static Rule MixedDecimals(ColumnSlot slot, Dialect dialect) =>
        new($"{slot.Column.Name}.decimals", "mixed-decimals", Severity.Warning, 1, $"'{dialect.Decimal}' before the decimals of every number",
            $"{slot.Column.Name} has numbers with a point and numbers with a comma before their decimals.",
            "Check whether parts of the file come from computers with different settings, and export all of them alike.")
        {
            Column = slot.Column,
            IsAboutFile = true,
        };

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

    public static Rule Checksum(ColumnSlot slot) => Make(slot, "checksum", ConstraintError,
        slot.Column.Checksum == Protocols.Checksum.Luhn
            ? "digits of which the last fits the others (Luhn)"
            : "text whose check digits fit (ISO 7064, MOD 97-10)",
        $"The check digits of {slot.Column.Name} do not fit the others.",
        "A character is wrong, missing or in another's place: compare it with the source.",
        FormatHints.ForText);

    /// <summary>Nobody is named directly. Its values are never shown, not even in part.</summary>
    public static Rule Identifier(ColumnSlot slot) => Make(slot, "identifier", "direct-identifier",
        "text that names nobody: no e-mail address, telephone or passport number",
        $"{slot.Column.Name} names a person: there is an e-mail address, a telephone or a passport number in it.",
        "Do not send the file again. Take the names out at the source, and tell the steward of the data that this file was sent.",
        tally: false, severity: Severity.Fatal);

    /// <param name="form">What a text of the column must be.</param>
    public static Rule Excel(ColumnSlot slot, string expected, IReadOnlyList<TextRule> form) => Make(slot, "excel", "excel-mangled-value", expected,
        $"Excel changed {slot.Column.Name}.", ExcelDamages.Fix(slot.Column), value => ExcelDamages.Suggest(slot.Column, form, value),
        describe: damage => ExcelDamages.Describe((ExcelDamage)damage, slot.Column));

    /// <summary>A code of the list that should no longer be used.</summary>
    public static Rule Withdrawn(ColumnSlot slot, Codelist list, DateOnly day) => Make(slot, "withdrawn", "codelist-expired",
        $"a code of {list.Name} {list.Version} that is in use on {day:yyyy-MM-dd}", $"{slot.Column.Name} is a code that {list.Name} has withdrawn.",
        "Use the code that has taken its place.", code => Successor(list, code), severity: Severity.Warning);

    public static Rule HiddenNull(ColumnSlot slot) => Make(slot, "hidden-null", "hidden-null", "a value, or an empty cell where there is none",
        $"{slot.Column.Name} holds what passes for a value but means that there is none.", "Leave the cell empty where the value is not known.",
        severity: Severity.Warning);

    /// <summary>A spreadsheet that opens the file would run the text.</summary>
    public static Rule Formula(ColumnSlot slot) => Make(slot, "formula", "formula-prefix",
        "text that does not begin with =, +, -, @, a tab or a line end",
        $"{slot.Column.Name} begins like a formula, which a spreadsheet would run.", "Remove the first character where the text is kept.",
        severity: Severity.Warning);

    public static Rule Minimum(ColumnSlot slot) =>
        Bound(slot, "minimum", slot.Column.MinimumIsExclusive ? MoreThan(slot) : "at least", slot.Column.Minimum!.Value);

    public static Rule Maximum(ColumnSlot slot) =>
        Bound(slot, "maximum", slot.Column.MaximumIsExclusive ? LessThan(slot) : "at most", slot.Column.Maximum!.Value);

    public static Rule Codelist(ColumnSlot slot, Codelist list)
    {
        var name = $"{list.Name} {list.Version}";
        string[] codes = [.. list.Items.Keys.Order(StringComparer.Ordinal)];
        var which = codes.Length <= MostCodesNamed ? $": {string.Join(", ", codes)}" : $", such as {FirstExample(slot.Column) ?? codes[0]}";
        return Make(slot, "codelist", ConstraintError, $"a code of {name}{which}", $"{slot.Column.Name} is not a code of {name}.",
            $"Use a code of {name} exactly as listed, with capitals and leading zeros{which}.",
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
        return Make(slot, kind, ConstraintError, expected, $"{slot.Column.Name} must be {expected}.", "Check the value, its unit and its digits.",
            value => slot.Column.HiddenNulls?.Contains(value) == true ? $"Leave the cell empty: {value} means that there is no value." : null);
    }

    static string MoreThan(ColumnSlot slot) => slot.Column.Type == LogicalType.Date ? "after" : "more than";

    static string LessThan(ColumnSlot slot) => slot.Column.Type == LogicalType.Date ? "before" : "less than";

    static string? Successor(Codelist list, string code) =>
        list.Items.GetValueOrDefault(code)?.Successor is not { } successor ? null
        : list.Items.TryGetValue(successor, out var item) && item.Name != successor ? $"Use {successor} ({item.Name}) in its place."
        : $"Use {successor} in its place.";

    static string? FirstExample(Column column) => column.Examples is [var first, ..] ? first : null;

    static string Example(string format) => new DateOnly(2026, 10, 31).ToString(format, CultureInfo.InvariantCulture);

    static Rule Make(
        ColumnSlot slot, string kind, string code, string expected, string message, string fix, Func<string, string?>? suggest = null,
        bool tally = true, Severity severity = Severity.Error, Func<long, string>? describe = null, int observes = 0) =>
        new($"{slot.Column.Name}.{kind}", code, severity, 1, expected, message, fix)
        {
            Describe = describe,
            Observed = new long[observes],
            Withholds = slot.Column.Type == LogicalType.Date && observes > 0,
            Column = slot.Column,
            Shown = [slot],
            Suggest = suggest,
            Tally = tally ? new() : null,
        };
}
