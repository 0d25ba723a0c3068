namespace Pipeline.Validation;

/// <summary>Line ends as a clerk's editor counts them: LF, CRLF, or a CR alone.</summary>
static class TextLines
{
    /// <summary>How many lines end in the text. A CR at its very end counts as an end.</summary>
    public static long CountEnds(ReadOnlySpan<byte> text)
    {
        var ends = 0L;
        for (int at; (at = text.IndexOfAny((byte)'\n', (byte)'\r')) >= 0; ends++) text = text[(at + EndLength(text, at))..];
        return ends;
    }

    /// <summary>Bytes of the line end at <paramref name="at"/>: 1 or 2.</summary>
    public static int EndLength(ReadOnlySpan<byte> text, int at) => text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;

    /// <summary>How many cells the first line of the text would have on its own.</summary>
    /// <param name="honourQuotes">Whether delimiters between quotes are text.</param>
    public static int CountCells(ReadOnlySpan<byte> text, byte delimiter, bool honourQuotes)
    {
        var (cells, quoted) = (1, false);
        foreach (var b in text)
        {
            if (b is (byte)'\n' or (byte)'\r') break;
            if (b == '"' && honourQuotes) quoted = !quoted;
            else if (b == delimiter && !quoted) cells++;
        }
        return cells;
    }
}
