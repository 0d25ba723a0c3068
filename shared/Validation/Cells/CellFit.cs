using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>Whether a text could stand in a column, for guessing which cell of a row is missing. The rules of the column judge the file.</summary>
sealed class CellFit(Column column, Codelist? list)
{
    readonly Regex? _form = column.Pattern is { } pattern ? new($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant) : null;

    public bool IsPossible(string text)
    {
        if (text.Length == 0) return !column.Required;
        return column.Type switch
        {
            LogicalType.Integer => text.All(c => char.IsAsciiDigit(c) || c == '-'),
            LogicalType.Number => text.All(c => char.IsAsciiDigit(c) || "-.,".Contains(c)),
            LogicalType.Date => DateOnly.TryParseExact(text, column.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            LogicalType.Boolean => text is "0" or "1" || bool.TryParse(text, out _),
            _ => IsText(text),
        };
    }

    bool IsText(string text) =>
        list?.Contains(text) ?? (column.ValidValues?.Contains(text) ?? true) && _form?.IsMatch(text) != false
        && text.Length >= (column.MinLength ?? 0) && text.Length <= (column.MaxLength ?? int.MaxValue);
}
