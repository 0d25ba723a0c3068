namespace Pipeline.ValidationReports;

/// <summary>Finds where the rows of a CSV text end, without looking into their cells.</summary>
static class RowEnds
{
    const byte Quote = (byte)'"';

    /// <summary>The length of the first row with its line end, or null when the end is not in the text.</summary>
    /// <param name="isFinal">Whether nothing follows the text.</param>
    /// <remarks>A quote counts where a cell starts (RFC 4180). One that is closed wrongly after a line end was not meant: the row ends with its line.</remarks>
    public static int? FindRow(ReadOnlySpan<byte> text, byte delimiter, bool isFinal)
    {
        var cellStart = true;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is (byte)'\n' or (byte)'\r') return EndAfter(text, at, isFinal);
            if (text[at] == Quote && cellStart)
            {
                switch (FindClosing(text, at, delimiter))
                {
                    case null when isFinal:
                    case < 0: return FindLine(text, isFinal);
                    case null: return null;
                    case { } closing: at = closing; break;
                }
            }
            cellStart = text[at] == delimiter;
        }
        return isFinal && text.Length > 0 ? text.Length : null;
    }

    /// <summary>The length of the first line with its end, or null when the end is not in the text.</summary>
    public static int? FindLine(ReadOnlySpan<byte> text, bool isFinal)
    {
        var at = text.IndexOfAny((byte)'\n', (byte)'\r');
        return at < 0 ? (isFinal && text.Length > 0 ? text.Length : null) : EndAfter(text, at, isFinal);
    }

    /// <summary>Bytes of the line end that the text ends with: 0, 1 or 2.</summary>
    public static int EndLength(ReadOnlySpan<byte> text) =>
        text.EndsWith("\r\n"u8) ? 2 : text.Length > 0 && text[^1] is (byte)'\n' or (byte)'\r' ? 1 : 0;

    /// <summary>How many lines the text has; a last one without line end counts.</summary>
    public static long CountLines(ReadOnlySpan<byte> text)
    {
        var lines = 0L;
        while (FindLine(text, isFinal: true) is { } length)
        {
            lines++;
            text = text[length..];
        }
        return lines;
    }

    /// <summary>The place of the quote that closes the one at <paramref name="open"/>; null when it is not in the text, -1 when it cannot be it.</summary>
    static int? FindClosing(ReadOnlySpan<byte> text, int open, byte delimiter)
    {
        for (var at = open + 1; at < text.Length; at++)
        {
            if (text[at] != Quote) continue;
            if (at + 1 == text.Length) return null;
            if (text[at + 1] == Quote) at++;
            else if (text[at + 1] == delimiter || text[at + 1] is (byte)'\n' or (byte)'\r') return at;
            // Within one line it is a stray quote, which ends nothing; over several it belongs to another cell.
            else return text[open..at].IndexOfAny((byte)'\n', (byte)'\r') < 0 ? at : -1;
        }
        return null;
    }

    static int? EndAfter(ReadOnlySpan<byte> text, int at, bool isFinal)
    {
        if (text[at] == '\n') return at + 1;
        if (at + 1 == text.Length) return isFinal ? at + 1 : null;
        return text[at + 1] == '\n' ? at + 2 : at + 1;
    }
}
