using System.Buffers;

namespace Pipeline.Validation;

/// <summary>Numbers with point and comma in each other's place.</summary>
static class DecimalStyle
{
    /// <summary>Place among what is observed of a column: numbers in the other style.</summary>
    public const int Other = 1;

    /// <summary>Numbers with a decimal separator as agreed; counted once a block.</summary>
    public const int Agreed = 2;

    static readonly SearchValues<byte> OfNumbers = SearchValues.Create("0123456789.,-"u8);

    /// <summary>
    /// Whether the number has the other of point and comma before its decimals. Three digits behind it may be thousands: that is told only
    /// where the agreed separator stands before it.
    /// </summary>
    public static bool IsOther(ReadOnlySpan<byte> text, char agreed)
    {
        var other = (byte)(agreed == '.' ? ',' : '.');
        if (text.IsEmpty || text[0] > '9' || text.ContainsAnyExcept(OfNumbers)) return false;
        var at = text.IndexOf(other);
        if (at < 0 || at == text.Length - 1 || text[(at + 1)..].IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0) return false;
        return text.Length - at != 4 || text[..at].Contains((byte)agreed);
    }
}
