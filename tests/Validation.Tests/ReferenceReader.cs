namespace Pipeline.Validation.Tests;

/// <summary>A row that is no good, or lines that are none, as the table of CSV faults judges it.</summary>
/// <param name="Line">From 1, the header's.</param>
/// <param name="Record">From 1; of blank lines, that of the row they stand before.</param>
/// <param name="Count">Cells of a row with too few or too many, lines of blank or lost ones, else 0.</param>
sealed record ReferenceFault(string Code, long Line, long Record, long Count);

/// <summary>
/// Reads rows one character at a time, the whole text at hand, by these rules alone:
/// <list type="number">
/// <item>A cell that begins with a quote ends at the first quote that a delimiter, a line end or the end of the text follows; two quotes are one.</item>
/// <item>A quote in the midst of a cell is stray, and so is one that closes a cell of one line too early: the row is refused, and from there on the
/// cell has no quotes.</item>
/// <item>A quote is lost when text follows a quote in its cell after a line end; when its cell does not end within four bytes for every character it
/// may have, or not at all; or when its row has the wrong number of cells and the line after the quote's has the right one.</item>
/// <item>A lost quote costs the row it stands in. Where the text ends in its cell and line, the file was cut off. Reading goes on at the next line; up to where the lost cell had reached, rows that have the wrong
/// number of cells are its own: they count as its lines and not as rows.</item>
/// <item>A row without text and quotes is blank, and not counted. A row has as many cells as the header; surplus ones may be there if they are empty.</item>
/// </list>
/// </summary>
/// <param name="text">One character for each byte.</param>
sealed class ReferenceReader(string text, char delimiter, int width, int maxFieldChars)
{
    readonly int _longestQuoted = 4 * maxFieldChars + 2;
    ReferenceFault? _lost;
    int _reach;
    (long Line, long Count) _blank;
    long _line = 2;

    public List<string[]> Rows { get; } = [];

    public List<ReferenceFault> Faults { get; } = [];

    public long RowsRead { get; private set; }

    public long RowsWithSurplusCells { get; private set; }

    /// <summary>How many rows and blank lines end in CRLF, LF and CR.</summary>
    public (long CrLf, long Lf, long Cr) LineEnds { get; private set; }

    /// <param name="at">Where the rows begin.</param>
    public void Read(int at)
    {
        while (at < text.Length)
        {
            var row = ReferenceRow.Cut(text, at, delimiter, _longestQuoted);
            var isWrong = row.Cells.Count != width;
            if (row.Reach is { } reach) at = BreakAt(row, at, reach);
            else if (isWrong && row.Quote is { } quote && CountCells(NextLine(quote), quotesCount: true) == width) at = BreakAt(row, at, row.Next);
            else
            {
                Take(row, at, isWrong);
                if (!row.EndsText) CountEnd(row.Next);
                _line += CountLines(at, row.Next);
                at = row.Next;
            }
        }
        EndLost();
        if (_blank.Count > 0) Faults.Add(new("blank-row", _blank.Line, 0, _blank.Count));
    }

    void Take(ReferenceRow row, int at, bool isWrong)
    {
        if (row.IsBlank) _blank = (_blank.Count == 0 ? _line : _blank.Line, _blank.Count + 1);
        else if (isWrong && _lost is not null && at < _reach) PassOver(at, row.Next);
        else
        {
            Begin();
            if (FaultOf(row) is var (code, count)) Faults.Add(new(code, _line, RowsRead, count));
            else
            {
                if (isWrong) RowsWithSurplusCells++;
                Rows.Add([.. row.Cells.Take(width).Select(c => c.Text)]);
            }
        }
    }

    (string Code, long Count)? FaultOf(ReferenceRow row)
    {
        if (row.IsStray) return ("stray-quote", 0);
        if (row.Cells.Count < width) return (row.EndsText ? "truncated-file" : "missing-cell", row.Cells.Count);
        if (row.Cells.Skip(width).Any(c => c.Text.Length > 0)) return ("extra-cell", row.Cells.Count);
        return row.Cells.Take(width).Any(c => c.Text.Count(b => (b & 0xC0) != 0x80) > maxFieldChars) ? ("field-too-long", 0) : null;
    }

    /// <returns>Where reading goes on: behind the line on which the quote stands.</returns>
    int BreakAt(ReferenceRow row, int at, int reach)
    {
        var quote = row.Quote!.Value;
        var end = LineEnd(quote, out var next);
        if (end < reach && _lost is not null && at < _reach && CountCells(at, quotesCount: false) != width) PassOver(at, next);
        else
        {
            Begin();
            _lost = new(end == text.Length && reach == end ? "truncated-file" : "unterminated-quote", _line + CountLines(at, quote), RowsRead, 0);
            _reach = reach;
        }
        _line += CountLines(at, next);
        return next;
    }

    void Begin()
    {
        EndLost();
        if (_blank.Count > 0) Faults.Add(new("blank-row", _blank.Line, RowsRead + 1, _blank.Count));
        _blank = default;
        RowsRead++;
    }

    void EndLost()
    {
        if (_lost is not null) Faults.Add(_lost);
        _lost = null;
    }

    void PassOver(int at, int next) => _lost = _lost! with { Count = _lost.Count + CountLines(at, next) + (EndsLine(next) ? 0 : 1) };

    void CountEnd(int next)
    {
        var (crLf, lf, cr) = LineEnds;
        LineEnds = text[next - 1] == '\r' ? (crLf, lf, cr + 1) : text[next - 2] == '\r' ? (crLf + 1, lf, cr) : (crLf, lf + 1, cr);
    }

    bool EndsLine(int next) => text[next - 1] is '\n' or '\r';

    int LineEnd(int at, out int next)
    {
        while (at < text.Length && text[at] is not ('\n' or '\r')) at++;
        next = at == text.Length ? at : at + (text.AsSpan(at).StartsWith("\r\n") ? 2 : 1);
        return at;
    }

    int NextLine(int at)
    {
        LineEnd(at, out var next);
        return next;
    }

    long CountLines(int at, int next)
    {
        var count = 0L;
        for (; at < next; count++)
            if (LineEnd(at, out at) >= next) break;
        return count;
    }

    int CountCells(int at, bool quotesCount)
    {
        var (count, isQuoted) = (1, false);
        for (; at < text.Length && text[at] is not ('\n' or '\r'); at++)
        {
            if (quotesCount && text[at] == '"') isQuoted = !isQuoted;
            else if (text[at] == delimiter && !isQuoted) count++;
        }
        return count;
    }
}
