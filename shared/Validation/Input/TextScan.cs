using System.Buffers;

namespace Pipeline.Validation;

/// <summary>Looks through valid UTF-8 for what should not be in a table: NUL, control characters, letters encoded twice. Counts lines.</summary>
sealed class TextScan(InputRemarks remarks)
{
    public const byte EndOfFileMark = 0x1A;

    static readonly SearchValues<byte> Controls = SearchValues.Create(
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, .. Enumerable.Range(14, 18).Select(i => (byte)i), 127]);

    LineCounter _lines;

    /// <summary>Line of the byte that follows.</summary>
    public long Line => _lines.Line;

    /// <summary>Bytes at the end of the text that mean something else when more follows: the first half of a letter encoded twice, or 0x1A.</summary>
    public static int Undecided(ReadOnlySpan<byte> text)
    {
        if (text.EndsWith((ReadOnlySpan<byte>)[EndOfFileMark])) return 1;
        return text is [.., 0xC3, 0x82 or 0x83 or 0xA2] ? 2 : 0;
    }

    /// <summary>Takes the text up to the first NUL.</summary>
    /// <param name="text">No part of a letter that was encoded twice may be cut off at its end; see <see cref="Undecided"/>.</param>
    /// <returns>Its length.</returns>
    public int Take(ReadOnlySpan<byte> text, bool isAscii)
    {
        text = text[..FindNul(text)];
        if (!isAscii) CountDoubleEncoding(text);
        _lines.Add(text);
        return text.Length;
    }

    int FindNul(ReadOnlySpan<byte> text)
    {
        for (var from = 0; text[from..].IndexOfAny(Controls) is var at and >= 0; from += at + 1)
        {
            if (text[from + at] == 0) return from + at;
            remarks.Add(InputProblemKind.ControlCharacter, 1, _lines.LineAfter(text[..(from + at)]));
        }
        return text.Length;
    }

    /// <summary>
    /// UTF-8 read as Windows-1252 and written as UTF-8 again: Ã or Â with the second byte's sign after it, or â€ and a third sign.
    /// </summary>
    void CountDoubleEncoding(ReadOnlySpan<byte> text)
    {
        var (first, count) = (int.MaxValue, 0);
        Count(text, [0xC3, 0x83], followed: true);
        Count(text, [0xC3, 0x82], followed: true);
        Count(text, [0xC3, 0xA2, 0xE2, 0x82, 0xAC], followed: false);
        if (count > 0) remarks.Add(InputProblemKind.DoubleEncoding, count, _lines.LineAfter(text[..first]));

        void Count(ReadOnlySpan<byte> text, ReadOnlySpan<byte> sign, bool followed)
        {
            for (var from = 0; text[from..].IndexOf(sign) is var at and >= 0; from += at + sign.Length)
            {
                if (followed && !StandsForContinuation(text[(from + at + sign.Length)..])) continue;
                first = Math.Min(first, from + at);
                count++;
            }
        }
    }

    /// <summary>Whether the next character is one that Windows-1252 gives to the bytes 0x80 to 0xBF.</summary>
    static bool StandsForContinuation(ReadOnlySpan<byte> text) => text is [0xC2 or 0xC5 or 0xC6 or 0xCB, ..] or [0xE2, 0x80 or 0x82 or 0x84, ..];
}
