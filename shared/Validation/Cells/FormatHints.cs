using System.Globalization;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>What has probably happened to a value that does not have its type or form, when Excel has not changed it.</summary>
static class FormatHints
{
    public static Wording? For(Column column, Dialect dialect, string value)
    {
        if (ForText(value) is { } hint) return hint;
        if (column.Type == LogicalType.Date) return ForDate(column.DateFormat!, value);
        var other = dialect.Decimal == '.' ? ',' : '.';
        return column.Type == LogicalType.Number && value.Contains(other)
            ? new($"Use '{dialect.Decimal}' as decimal separator and none between thousands.",
                $"Utilisez « {dialect.Decimal} » comme séparateur décimal, et aucun séparateur entre les milliers.")
            : null;
    }

    public static Wording? ForText(string value) => value switch
    {
        _ when value.Trim() != value => new("Remove the spaces before or after the value.", "Supprimez les espaces avant ou après la valeur."),
        _ => null,
    };

    static Wording? ForDate(string format, string value)
    {
        string[] others = ["yyyy-MM-dd", "dd/MM/yyyy", "yyyyMMdd", "d/M/yyyy", "dd-MM-yyyy", "yyyy/MM/dd"];
        return DateOnly.TryParseExact(value, others, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new($"Write it {day.ToString(format, CultureInfo.InvariantCulture)}.", $"Écrivez-la {day.ToString(format, CultureInfo.InvariantCulture)}.")
            : null;
    }
}
