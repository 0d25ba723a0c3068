using System.Text;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.Intake.Others;

/// <summary>Reads columns of a lake file as those of a batch: what <see cref="LakeWriter"/> did, the other way round.</summary>
static class LakeValues
{
    /// <summary>Whether the file has the column with values of its type. A decimal of another scale is one, if it fits.</summary>
    public static bool Has(LakeReader file, Column column) => file.TypeOf(column.Name) == column.Type switch
    {
        LogicalType.Integer => typeof(long),
        LogicalType.Number => column.Scale is null ? typeof(double) : typeof(decimal),
        LogicalType.Date => typeof(DateOnly),
        LogicalType.Boolean => typeof(bool),
        _ => typeof(string),
    };

    /// <summary>Adds one row group's values to a column.</summary>
    /// <exception cref="InvalidDataException">The file has no such column, or one of another type.</exception>
    public static async Task ReadAsync(LakeReader file, int group, BatchColumn to, CancellationToken ct)
    {
        var (name, scale) = (to.Column.Name, to.Column.Scale);
        switch (to.Column.Type)
        {
            case LogicalType.Integer:
                foreach (var value in await file.ReadAsync<long>(group, name, ct)) to.Add(value);
                break;
            case LogicalType.Number when scale is { } decimals:
                foreach (var value in await file.ReadAsync<decimal>(group, name, ct)) to.Add(Unscaled(value, decimals));
                break;
            case LogicalType.Number:
                foreach (var value in await file.ReadAsync<double>(group, name, ct)) to.Add(value is { } real ? BitConverter.DoubleToInt64Bits(real) : null);
                break;
            case LogicalType.Date:
                foreach (var value in await file.ReadAsync<DateOnly>(group, name, ct)) to.Add(value?.DayNumber);
                break;
            case LogicalType.Boolean:
                foreach (var value in await file.ReadAsync<bool>(group, name, ct)) to.Add(value is { } truth ? (truth ? 1 : 0) : null);
                break;
            default:
                foreach (var text in await file.ReadTextAsync(group, name, ct))
                    if (text is null) to.AddNull();
                    else to.AddText(Encoding.UTF8.GetBytes(text));
                break;
        }
    }

    /// <summary>The number as an integer of its last decimal; a value that was kept with more decimals is rounded.</summary>
    static long? Unscaled(decimal? value, int scale)
    {
        if (value is not { } number) return null;
        for (var i = 0; i < scale; i++) number *= 10;
        return (long)Math.Clamp(Math.Round(number), long.MinValue, long.MaxValue);
    }
}
