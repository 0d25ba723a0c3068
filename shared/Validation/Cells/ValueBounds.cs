using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>
/// The least and greatest value of a column in the representation of its values. An end that is not itself allowed is the next value within;
/// an end beyond what the column can hold bounds nothing.
/// </summary>
static class ValueBounds
{
    /// <summary>Of whole numbers, days, and numbers of <paramref name="scale"/> decimals.</summary>
    public static (long? Minimum, long? Maximum) OfScaled(Column column, int scale)
    {
        var factor = (decimal)Decimals.PowerOfTen(scale);
        return (
            column.Minimum is { } low ? Fit(low, factor, column.MinimumIsExclusive ? v => decimal.Floor(v) + 1 : decimal.Ceiling) : null,
            column.Maximum is { } high ? Fit(high, factor, column.MaximumIsExclusive ? v => decimal.Ceiling(v) - 1 : decimal.Floor) : null);
    }

    /// <summary>Of numbers kept as the bits of doubles.</summary>
    public static (long? Minimum, long? Maximum) OfDoubles(Column column) => (
        column.Minimum is { } low ? Bits(column.MinimumIsExclusive ? Math.BitIncrement((double)low) : (double)low) : null,
        column.Maximum is { } high ? Bits(column.MaximumIsExclusive ? Math.BitDecrement((double)high) : (double)high) : null);

    static long Fit(decimal limit, decimal factor, Func<decimal, decimal> round)
    {
        const decimal Most = Decimals.Limit;
        return (long)Math.Clamp(round(Math.Clamp(limit, -Most / factor, Most / factor) * factor), -Most, Most);
    }

    static long Bits(double value) => BitConverter.DoubleToInt64Bits(value);
}
