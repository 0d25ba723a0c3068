using System.Globalization;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>The 64-bit values of columns that are not text.</summary>
static class ColumnValue
{
    /// <summary>As a cell would be written, with a point for decimals.</summary>
    public static string Text(long value, Column column) => column.Type switch
    {
        LogicalType.Date => DateOnly.FromDayNumber((int)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        LogicalType.Boolean => value != 0 ? "true" : "false",
        LogicalType.Number when column.Scale is { } scale => ScaledNumber.ToDecimal(value, scale).ToString(CultureInfo.InvariantCulture),
        LogicalType.Number => BitConverter.Int64BitsToDouble(value).ToString("R", CultureInfo.InvariantCulture),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A number as a double.</summary>
    public static double Number(long value, Column column) => column switch
    {
        { Type: LogicalType.Number, Scale: null } => BitConverter.Int64BitsToDouble(value),
        { Type: LogicalType.Number, Scale: { } scale } => value / Decimals.PowerOfTen(scale),
        _ => value,
    };
}
