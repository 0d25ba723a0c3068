namespace Pipeline.Validation;

/// <summary>A date in exactly one layout, kept as days since 0001-01-01.</summary>
readonly struct DateParser : ICellParser
{
    readonly FixedText _shape;
    readonly int _year;
    readonly int _month;
    readonly int _day;

    DateParser(string layout, int year, int month, int day) =>
        (_shape, _year, _month, _day) = (FixedText.OfDigits(layout, "yMd"), year, month, day);

    /// <exception cref="ArgumentException">The layout is none of yyyy-MM-dd, dd/MM/yyyy and yyyyMMdd.</exception>
    public DateParser(string format)
    {
        (_year, _month, _day) = format switch
        {
            "yyyy-MM-dd" => (0, 5, 8),
            "dd/MM/yyyy" => (6, 3, 0),
            "yyyyMMdd" => (0, 4, 6),
            _ => throw new ArgumentException($"Dates are written yyyy-MM-dd, dd/MM/yyyy or yyyyMMdd, not {format}.", nameof(format)),
        };
        _shape = FixedText.OfDigits(format, "yMd");
    }

    /// <param name="layout">Of yyyy, MM and dd in any order, and what stands between them: eight to sixteen characters.</param>
    public static DateParser OfAny(string layout) => new(
        layout,
        layout.IndexOf("yyyy", StringComparison.Ordinal),
        layout.IndexOf("MM", StringComparison.Ordinal),
        layout.IndexOf("dd", StringComparison.Ordinal));

    public bool TryParse(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        if (!_shape.IsMatch(text)) return false;
        var year = Two(text, _year) * 100 + Two(text, _year + 2);
        var month = Two(text, _month);
        var day = Two(text, _day);
        if (month is < 1 or > 12 || Months.Find(year, month) is not (var first, var days) || day < 1 || day > days) return false;
        value = first + day - 1;
        return true;
    }

    public bool IsLess(long left, long right) => left < right;

    static int Two(ReadOnlySpan<byte> digits, int at) => digits[at] * 10 + digits[at + 1] - '0' * 11;
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
