using System.Buffers;
using System.Text;

namespace Pipeline.Validation;

/// <summary>Windows-1252, and Latin-1, which differs in the bytes 0x80 to 0x9F only. Source: the Unicode consortium's CP1252 table.</summary>
static class Windows1252
{
    const string FromHex80 = "€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ";

    /// <summary>Most bytes of UTF-8 that a byte becomes.</summary>
    public const int MostBytes = 3;

    static readonly SearchValues<byte> High = SearchValues.Create([.. Enumerable.Range(128, 128).Select(i => (byte)i)]);

    /// <summary>Writes the text as UTF-8 up to the first byte that means nothing.</summary>
    /// <param name="text">Room for <see cref="MostBytes"/> a byte.</param>
    /// <param name="high">Bytes above 0x7F so far.</param>
    /// <param name="beyondLatin1">Of these, those that are letters in Windows-1252 but not in Latin-1.</param>
    public static (int Read, int Written) Transcode(ReadOnlySpan<byte> bytes, Span<byte> text, ref long high, ref long beyondLatin1)
    {
        var (read, written) = (0, 0);
        while (read < bytes.Length)
        {
            var run = bytes[read..].IndexOfAny(High);
            if (run < 0) run = bytes.Length - read;
            bytes.Slice(read, run).CopyTo(text[written..]);
            read += run;
            written += run;
            if (read == bytes.Length) break;
            var value = bytes[read];
            var letter = value < 0xA0 ? FromHex80[value - 0x80] : (char)value;
            if (letter == 0) break;
            high++;
            if (value < 0xA0) beyondLatin1++;
            written += new Rune(letter).EncodeToUtf8(text[written..]);
            read++;
        }
        return (read, written);
    }
}
