using System.Buffers.Binary;
using System.Text;

namespace Pipeline.Validation;

/// <summary>Lengths and parts of UTF-8 text.</summary>
static class Utf8Text
{
    /// <summary>Unicode characters in valid UTF-8: the bytes that do not continue one.</summary>
    public static int CountChars(ReadOnlySpan<byte> text)
    {
        if (IsAscii(text)) return text.Length;
        var count = 0;
        foreach (var b in text)
            if ((b & 0xC0) != 0x80) count++;
        return count;
    }

    /// <summary>Whether all characters are ASCII, as those of most values are.</summary>
    public static bool IsAscii(ReadOnlySpan<byte> text)
    {
        const ulong NotAscii = 0x8080_8080_8080_8080;
        return text.Length switch
        {
            0 => true,
            <= Utf8Set.MostPacked => (Utf8Set.Pack(text) & NotAscii) == 0,
            <= 16 => ((BinaryPrimitives.ReadUInt64LittleEndian(text) | BinaryPrimitives.ReadUInt64LittleEndian(text[^8..])) & NotAscii) == 0,
            _ => Ascii.IsValid(text),
        };
    }

    /// <summary>Bytes of the first character of valid UTF-8 that is not empty.</summary>
    public static int LengthOfFirst(ReadOnlySpan<byte> text) => text[0] switch { < 0x80 => 1, < 0xE0 => 2, < 0xF0 => 3, _ => 4 };

    /// <summary>Bytes of the first characters of valid UTF-8, or of all when there are fewer.</summary>
    public static int LengthOfFirst(ReadOnlySpan<byte> text, int characters)
    {
        var length = 0;
        for (; characters > 0 && length < text.Length; characters--) length += LengthOfFirst(text[length..]);
        return length;
    }

    /// <summary>The beginning of a text: as many whole characters as go into so many bytes.</summary>
    public static ReadOnlySpan<byte> Begin(ReadOnlySpan<byte> text, int mostBytes)
    {
        if (text.Length <= mostBytes) return text;
        while (mostBytes > 0 && (text[mostBytes] & 0xC0) == 0x80) mostBytes--;
        return text[..mostBytes];
    }
}
