using System.Buffers.Text;

namespace Pipeline.Validation;

/// <summary>A whole number that 64 bits hold: digits, and a minus before them if need be.</summary>
readonly struct IntegerParser : ICellParser
{
    // A byte that no drop holds.
    const byte NoSeparator = 0;

    public bool TryParse(ReadOnlySpan<byte> text, out long value) => new ScaledParser(0, NoSeparator).TryParse(text, out value);

    public bool IsLess(long left, long right) => left < right;
}

/// <summary>A decimal number, kept as an integer of its last decimal. Further decimals must be zeros.</summary>
readonly struct ScaledParser(int scale, byte separator) : ICellParser
{
    public bool TryParse(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        var negative = text.Length > 0 && text[0] == '-';
        var digits = negative ? text[1..] : text;
        if (!Decimals.TryRead(digits, separator, out var mantissa, out var decimals)) return false;
        for (; decimals > scale; decimals--, mantissa /= 10)
            if (mantissa % 10 != 0) return false;
        for (; decimals < scale; decimals++)
        {
            if (mantissa >= Decimals.Limit / 10) return false;
            mantissa *= 10;
        }
        value = negative ? -mantissa : mantissa;
        return true;
    }

    public bool IsLess(long left, long right) => left < right;
}

/// <summary>A number without agreed decimals, kept as the bits of a double. No exponent: that is a spreadsheet's rounding.</summary>
readonly struct DoubleParser(byte separator) : ICellParser
{
    const long ExactlyADouble = 1L << 53;

    public bool TryParse(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        var negative = text.Length > 0 && text[0] == '-';
        var digits = negative ? text[1..] : text;
        if (!Decimals.IsNumber(digits, separator)) return false;
        // Both sides are exact doubles, so that their quotient is the nearest one.
        var magnitude = Decimals.TryRead(digits, separator, out var mantissa, out var decimals) && mantissa <= ExactlyADouble
            ? mantissa / Decimals.PowerOfTen(decimals)
            : ParseLong(digits);
        if (!double.IsFinite(magnitude)) return false;
        value = BitConverter.DoubleToInt64Bits(negative ? -magnitude : magnitude);
        return true;
    }

    public bool IsLess(long left, long right) => BitConverter.Int64BitsToDouble(left) < BitConverter.Int64BitsToDouble(right);

    double ParseLong(ReadOnlySpan<byte> digits)
    {
        var point = digits.ToArray();
        point.AsSpan().Replace(separator, (byte)'.');
        return Utf8Parser.TryParse(point, out double value, out _) ? value : double.NaN;
    }
}

/// <summary>Digits with at most one separator among them.</summary>
static class Decimals
{
    /// <summary>One more than the greatest number of <see cref="ScaledNumber.Precision"/> digits.</summary>
    public const long Limit = 1_000_000_000_000_000_000;

    static readonly double[] Powers = [.. Enumerable.Range(0, ScaledNumber.Precision + 1).Select(i => Math.Pow(10, i))];

    public static double PowerOfTen(int exponent) => Powers[exponent];

    /// <summary>Reads up to 18 digits, leading zeros aside; decimals too.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, byte separator, out long mantissa, out int decimals)
    {
        (mantissa, decimals) = (0, 0);
        var point = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = (uint)text[i] - '0';
            if (digit <= 9)
            {
                if (mantissa >= Limit / 10) return false;
                mantissa = mantissa * 10 + digit;
            }
            else if (text[i] == separator && point < 0) point = i;
            else return false;
        }
        decimals = point < 0 ? 0 : text.Length - point - 1;
        return text.Length > 0 && point != 0 && point != text.Length - 1 && decimals <= ScaledNumber.Precision;
    }

    public static bool IsNumber(ReadOnlySpan<byte> text, byte separator)
    {
        var point = text.IndexOf(separator);
        return point < 0
            ? AreDigits(text)
            : AreDigits(text[..point]) && AreDigits(text[(point + 1)..]);
    }

    static bool AreDigits(ReadOnlySpan<byte> text) => text.Length > 0 && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}

/// <summary>true, false, 1 or 0; the words in any case, as spreadsheets write TRUE.</summary>
readonly struct BooleanParser : ICellParser
{
    public bool TryParse(ReadOnlySpan<byte> text, out long value)
    {
        value = text is [(byte)'1'] || System.Text.Ascii.EqualsIgnoreCase(text, "true"u8) ? 1 : 0;
        return value == 1 || text is [(byte)'0'] || System.Text.Ascii.EqualsIgnoreCase(text, "false"u8);
    }

    public bool IsLess(long left, long right) => left < right;
}
