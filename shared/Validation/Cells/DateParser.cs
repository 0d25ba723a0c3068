namespace Pipeline.Validation;

/// <summary>A date in exactly one layout, kept as days since 0001-01-01.</summary>
readonly struct DateParser : ICellParser
{
    readonly int _length;
    readonly int _year;
    readonly int _month;
    readonly int _day;
    readonly byte _separator;

    /// <exception cref="ArgumentException">The layout is none of yyyy-MM-dd, dd/MM/yyyy and yyyyMMdd.</exception>
    public DateParser(string format) => (_length, _year, _month, _day, _separator) = format switch
    {
        "yyyy-MM-dd" => (10, 0, 5, 8, (byte)'-'),
        "dd/MM/yyyy" => (10, 6, 3, 0, (byte)'/'),
        "yyyyMMdd" => (8, 0, 4, 6, default(byte)),
        _ => throw new ArgumentException($"Dates are written yyyy-MM-dd, dd/MM/yyyy or yyyyMMdd, not {format}.", nameof(format)),
    };

    public bool TryParse(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        if (text.Length != _length) return false;
        // The separators stand before the month and before what comes last.
        var last = Math.Max(_year, _day);
        if (_separator != 0 && (text[_month - 1] != _separator || text[last - 1] != _separator)) return false;
        var year = Two(text, _year) * 100 + Two(text, _year + 2);
        var month = Two(text, _month);
        var day = Two(text, _day);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > 28 && day > DateTime.DaysInMonth(year, month)) return false;
        value = new DateOnly(year, month, day).DayNumber;
        return true;
    }

    public bool IsLess(long left, long right) => left < right;

    /// <summary>The number of two digits, or so far below zero that no sum with it is a date.</summary>
    static int Two(ReadOnlySpan<byte> text, int at)
    {
        var (tens, ones) = ((uint)text[at] - '0', (uint)text[at + 1] - '0');
        return tens <= 9 && ones <= 9 ? (int)(tens * 10 + ones) : -1_000_000;
    }
}
