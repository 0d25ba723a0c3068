using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Pipeline.Validation;

/// <summary>How much of a piece of text can be judged now.</summary>
/// <param name="Length">Bytes that form whole characters whose meaning nothing that follows can change.</param>
/// <param name="IsBroken">The byte at that place is not UTF-8.</param>
readonly record struct Utf8Piece(int Length, bool IsAscii, bool IsBroken)
{
    /// <param name="isLast">Nothing follows.</param>
    public static Utf8Piece Find(ReadOnlySpan<byte> text, bool isLast)
    {
        var isAscii = Ascii.IsValid(text);
        var (length, isBroken) = isAscii ? (text.Length, false) : WholeCharacters(text, isLast);
        if (!isLast && !isBroken) length -= TextScan.Undecided(text[..length]);
        return new(length, isAscii || length < text.Length && Ascii.IsValid(text[..length]), isBroken);
    }

    static (int Length, bool IsBroken) WholeCharacters(ReadOnlySpan<byte> text, bool isLast)
    {
        var cut = CutCharacter(text);
        if (Utf8.IsValid(text[..^cut])) return (text.Length - cut, isLast && cut > 0);
        var length = 0;
        while (Rune.DecodeFromUtf8(text[length..], out _, out var used) == OperationStatus.Done) length += used;
        return (length, true);
    }

    /// <summary>Bytes at the end that begin a character and do not end it.</summary>
    static int CutCharacter(ReadOnlySpan<byte> text)
    {
        for (var i = 1; i <= Math.Min(3, text.Length); i++)
        {
            var value = text[^i];
            if (value < 0x80) return 0;
            if (value >= 0xC0) return i < (value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : 2) ? i : 0;
        }
        return 0;
    }
}
