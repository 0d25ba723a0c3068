using System.Runtime.Intrinsics;

namespace Pipeline.Validation;

/// <summary>A date in exactly one layout, kept as days since 0001-01-01.</summary>
readonly struct DateParser : ICellParser
{
    readonly FixedText _shape;
    readonly Vector128<byte> _yearMonthDay;

    DateParser(string layout, int year, int month, int day)
    {
        _shape = FixedText.OfDigits(layout, "yMd");
        int[] digits = [year, year + 1, year + 2, year + 3, month, month + 1, day, day + 1];
        _yearMonthDay = Vector128.Create([.. digits.Select(_shape.PlaceOf), .. new byte[8]]);
    }

    /// <exception cref="ArgumentException">The layout is none of yyyy-MM-dd, dd/MM/yyyy and yyyyMMdd.</exception>
    public DateParser(string format)
        : this(format is "yyyy-MM-dd" or "dd/MM/yyyy" or "yyyyMMdd"
            ? OfAny(format)
            : throw new ArgumentException($"Dates are written yyyy-MM-dd, dd/MM/yyyy or yyyyMMdd, not {format}.", nameof(format)))
    {
    }

    DateParser(DateParser same) => this = same;

    /// <param name="layout">Of yyyy, MM and dd in any order, and what stands between them: eight to sixteen characters.</param>
    public static DateParser OfAny(string layout) => new(
        layout,
        layout.IndexOf("yyyy", StringComparison.Ordinal),
        layout.IndexOf("MM", StringComparison.Ordinal),
        layout.IndexOf("dd", StringComparison.Ordinal));

    public bool TryParse(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        if (!_shape.IsMatch(text, out var characters)) return false;
        var digits = Vector128.ShuffleNative(characters, _yearMonthDay).AsUInt64()[0];
        // Every second byte is now ten times one digit and once the next.
        var pairs = digits * 10 + (digits >> 8);
        var (year, month, day) = ((byte)pairs * 100 + (byte)(pairs >> 16), (byte)(pairs >> 32), (byte)(pairs >> 48));
        if (month is < 1 or > 12 || Months.Find(year, month) is not (var first, var days) || day < 1 || day > days) return false;
        value = first + day - 1;
        return true;
    }

    public bool IsLess(long left, long right) => left < right;
}

/// <summary>First days of months, worked out once.</summary>
static class Months
{
    const int FirstYear = 1900;
    const int LastYear = 2100;

    static readonly int[] FirstDays =
        [.. Enumerable.Range(0, (LastYear - FirstYear + 1) * 12 + 1).Select(i => new DateOnly(FirstYear, 1, 1).AddMonths(i).DayNumber)];

    /// <summary>Days since 0001-01-01 of the month's first day, and its length; null in the year 0.</summary>
    public static (int First, int Days)? Find(int year, int month)
    {
        if (year is >= FirstYear and <= LastYear)
        {
            var at = (year - FirstYear) * 12 + month - 1;
            return (FirstDays[at], FirstDays[at + 1] - FirstDays[at]);
        }
        return year == 0 ? null : (new DateOnly(year, month, 1).DayNumber, DateTime.DaysInMonth(year, month));
    }
}
