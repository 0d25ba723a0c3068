using System.Runtime.CompilerServices;

namespace Pipeline.Validation;

/// <summary>What ended a step of reading.</summary>
enum RowEnd
{
    /// <summary>A cell's quotes are done with; the row goes on.</summary>
    Cell,
    Line,
    File,
    NeedsMore,
    Unterminated,
    TooLong,
}

/// <summary>The row being split: its cells so far and what is odd about them. Used again for every row.</summary>
sealed class RowCut(int width)
{
    const int None = -1;

    int _start;
    int _closedAt;
    bool _hasText;

    public int Cells { get; set; }

    public int CellStart { get; set; }

    /// <summary>Where the next row starts; for a quote that is never closed, how far it may have reached.</summary>
    public int Next { get; set; }

    /// <summary>The first quote whose cell spans lines, or the one that is never closed; -1 when there is neither.</summary>
    public int Quote { get; set; }

    /// <summary>The cell that <see cref="Quote"/> opens.</summary>
    public int QuoteCell { get; set; }

    /// <summary>Line ends inside quotes.</summary>
    public int LineEnds { get; set; }

    /// <summary>The first cell with a quote in its midst, or -1.</summary>
    public int StrayCell { get; set; }

    public bool HasEscape { get; set; }

    /// <summary>There is text beyond the last cell that the header names.</summary>
    public bool HasSurplusText { get; set; }

    /// <summary>No cell has text or quotes.</summary>
    public bool IsBlank => !_hasText;

    public void Begin(int start)
    {
        (_start, CellStart, Cells, LineEnds) = (start, start, 0, 0);
        _closedAt = Quote = StrayCell = None;
        _hasText = HasEscape = HasSurplusText = false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void EndCell(Span<Field> cells, int at)
    {
        var (start, length) = (CellStart, at - CellStart);
        if (_closedAt >= 0)
        {
            (start, length) = (start + 1, _closedAt - start - 1);
            _closedAt = None;
        }
        _hasText |= length > 0;
        if (Cells < width) cells[Cells] = new(start, length);
        else HasSurplusText |= length > 0;
        Cells++;
        CellStart = at + 1;
    }

    public RowEnd Stray()
    {
        if (StrayCell < 0) StrayCell = Cells;
        return RowEnd.Cell;
    }

    public RowEnd Close(int open, int at, int lineEnds)
    {
        if (lineEnds > 0 && Quote < 0) (Quote, QuoteCell) = (open, Cells);
        LineEnds += lineEnds;
        _closedAt = at;
        _hasText = true;
        return RowEnd.Cell;
    }

    /// <summary>Makes one quote of two.</summary>
    public void Unescape(Chunk chunk, Span<Field> cells)
    {
        foreach (ref var cell in cells[..Math.Min(Cells, width)])
            if (chunk.Buffer.AsSpan(cell.Start, cell.Length).Contains((byte)'"')) cell = chunk.Unescape(cell);
    }

    /// <summary>The first cell of more than <paramref name="maxChars"/> characters, or -1.</summary>
    public int FindLonger(ReadOnlySpan<byte> buffer, ReadOnlySpan<Field> cells, int maxChars)
    {
        if (Next - _start <= maxChars) return None;
        for (var i = 0; i < Math.Min(Cells, width); i++)
            if (cells[i].Length > maxChars && Utf8Text.CountChars(buffer.Slice(cells[i].Start, cells[i].Length)) > maxChars) return i;
        return None;
    }
}
