using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>What has probably happened to a value that does not have its type or form: mostly a spreadsheet.</summary>
static partial class FormatHints
{
    const int FirstSerialDay = 20_000;
    const int LastSerialDay = 80_000;
    static readonly DateOnly SerialEpoch = new(1899, 12, 30);

    public static string? For(Column column, Dialect dialect, string value)
    {
        if (ForText(value) is { } hint) return hint;
        if (column.Type == LogicalType.Date) return ForDate(column.DateFormat!, value);
        var other = dialect.Decimal == '.' ? ',' : '.';
        return column.Type == LogicalType.Number && value.Contains(other)
            ? $"Use '{dialect.Decimal}' as decimal separator and none between thousands."
            : null;
    }

    public static string? ForText(string value) => value switch
    {
        _ when value.Trim() != value => "Remove the spaces before or after the value.",
        _ when ScientificPattern.IsMatch(value) => "A spreadsheet rounded it and its digits are lost: export again with the column formatted as text.",
        _ when value.StartsWith("##", StringComparison.Ordinal) => "The spreadsheet's column was too narrow: widen it and export again.",
        _ => null,
    };

    static string? ForDate(string format, string value)
    {
        var isNumber = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var serial);
        if (isNumber && serial is >= FirstSerialDay and <= LastSerialDay)
            return $"It looks like a spreadsheet's day number for {Write(SerialEpoch.AddDays(serial))}: format the column as a date written {format}.";
        string[] others = ["yyyy-MM-dd", "dd/MM/yyyy", "yyyyMMdd", "d/M/yyyy", "dd-MM-yyyy", "yyyy/MM/dd"];
        return DateOnly.TryParseExact(value, others, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? $"Write it {Write(day)}."
            : null;

        string Write(DateOnly date) => date.ToString(format, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"^-?[0-9]([.,][0-9]+)?E\+?[0-9]+$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    static partial Regex ScientificPattern { get; }
}
