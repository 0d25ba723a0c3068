using System.Globalization;
using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>How far something is from what was expected, where that is a number.</summary>
static class Differences
{
    /// <summary>How far a value is outside its column's bounds, or a text outside its lengths; null when it is within or not to be shown.</summary>
    /// <param name="separator">Before the decimals.</param>
    public static decimal? Of(ColumnSlot slot, ReadOnlySpan<byte> text, char separator)
    {
        if (slot.Mask.Hides || text.IsEmpty) return null;
        var column = slot.Column;
        return column.Type == LogicalType.String
            ? Beyond(Utf8Text.CountChars(text), column.MinLength, column.MaxLength)
            : Beyond(Read(column, Encoding.UTF8.GetString(text), separator), column.Minimum, column.Maximum);
    }

    /// <summary>Cells that a row has too many, or too few (below zero).</summary>
    public static decimal? Of(RowFault fault, int width) =>
        fault.Kind is FaultKind.MissingCell or FaultKind.ExtraCell ? fault.Count - width : null;

    static decimal? Beyond(decimal? value, decimal? minimum, decimal? maximum) =>
        value <= minimum ? value - minimum : value >= maximum ? value - maximum : null;

    static decimal? Read(Column column, string text, char separator)
    {
        if (column.Type == LogicalType.Date)
            return DateOnly.TryParseExact(text, column.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.DayNumber : null;
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(text.Replace(separator, '.'), Plain, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
