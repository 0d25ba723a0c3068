namespace Pipeline.Validation;

/// <summary>Finds where the cells of one row begin and end, going from structural byte to structural byte.</summary>
/// <param name="maxFieldChars">Bounds how far an end of a row or of its quotes is looked for; null where all of them are known to be there.</param>
sealed class RowCutter(byte delimiter, int width, int? maxFieldChars)
{
    const int BytesPerChar = 4;
    const int LeastRowBytes = 64 * 1024;

    readonly StructuralScanner _scanner = new(delimiter);
    readonly int _maxQuoted = maxFieldChars is { } most ? checked(most * BytesPerChar + 2) : int.MaxValue;
    readonly long _maxRow = Math.Max(LeastRowBytes, (maxFieldChars * BytesPerChar + 3L) * (width + 1) ?? long.MaxValue);

    Chunk _chunk = null!;

    /// <summary>The row found last.</summary>
    public RowCut Row { get; } = new(width);

    public LineEndTally LineEnds { get; private set; } = new();

    /// <summary>A row of more bytes is given up.</summary>
    public long MaxRowBytes => _maxRow;

    /// <summary>Turns to another chunk.</summary>
    public void Begin(Chunk chunk)
    {
        _chunk = chunk;
        LineEnds = new();
        _scanner.Reset(_chunk.Buffer, _chunk.Start, _chunk.End);
    }

    /// <summary>To be called when the chunk's start was set to anything but the end of the row found last.</summary>
    public void Seek() => _scanner.Seek(_chunk.Start);

    /// <summary>Takes back the row found last, which is to be read otherwise: its line end is not a row's.</summary>
    public void Revoke(RowEnd end)
    {
        if (end != RowEnd.Line) return;
        var length = _chunk.Buffer.AsSpan(0, Row.Next).EndsWith("\r\n"u8) ? 2 : 1;
        LineEnds.Remove(_chunk.Buffer[Row.Next - length], length);
    }

    /// <summary>Finds the cells of the row at the chunk's start.</summary>
    public RowEnd Cut(Span<Field> cells)
    {
        var start = _chunk.Start;
        Row.Begin(start);
        while (_scanner.TryNext(out var at))
        {
            if (at - start > _maxRow) return RowEnd.TooLong;
            var found = _chunk.Buffer[at];
            if (found == delimiter) Row.EndCell(cells, at);
            else if (found == '"')
            {
                if (CutQuote(at) is var end and not RowEnd.Cell) return end;
            }
            else
            {
                if (found == '\r' && at + 1 == _chunk.End && !_chunk.IsWhole) return RowEnd.NeedsMore;
                Row.EndCell(cells, at);
                var length = EndLength(at);
                if (length == 2) _scanner.TryNext(out _);
                LineEnds.Add(found, length);
                Row.Next = at + length;
                return RowEnd.Line;
            }
        }
        if (_chunk.End - start > _maxRow) return RowEnd.TooLong;
        if (!_chunk.IsFinal) return RowEnd.NeedsMore;
        Row.EndCell(cells, _chunk.End);
        Row.Next = _chunk.End;
        return RowEnd.File;
    }

    /// <summary>
    /// Takes the usual row: as many cells as the header has, no quote among them, some text and not too much, and LF or CRLF at its end.
    /// False when it is another; nothing is taken then.
    /// </summary>
    public bool TryCutPlain(Span<Field> cells, int mostBytes)
    {
        _scanner.Prepare(width + 1);
        var positions = _scanner.Waiting;
        if (positions.Length <= width || cells.Length < width) return false;
        var (buffer, start) = (_chunk.Buffer, _chunk.Start);
        var from = start;
        for (var i = 0; i < width - 1; i++)
        {
            var at = positions[i];
            if (buffer[at] != delimiter) return false;
            cells[i] = new(from, at - from);
            from = at + 1;
        }
        var end = positions[width - 1];
        var length = buffer[end] == '\n' ? 1 : buffer[end] == '\r' && positions[width] == end + 1 && buffer[end + 1] == '\n' ? 2 : 0;
        if (length == 0 || end - start > mostBytes || end - start < width) return false;
        cells[width - 1] = new(from, end - from);
        _scanner.Pass(width - 1 + length);
        Row.Next = end + length;
        LineEnds.Add(buffer[end], length);
        return true;
    }

    RowEnd CutQuote(int open)
    {
        if (open != Row.CellStart) return Row.Stray();
        var lineEnds = 0;
        while (_scanner.TryNext(out var at))
        {
            if (at - open > _maxQuoted) return Unterminated(open, open + _maxQuoted);
            var found = _chunk.Buffer[at];
            if (found is (byte)'\n' or (byte)'\r')
            {
                if (found == '\r' && at + 1 == _chunk.End && !_chunk.IsWhole) return RowEnd.NeedsMore;
                lineEnds++;
                if (EndLength(at) == 2) _scanner.TryNext(out _);
            }
            else if (found == '"')
            {
                if (at + 1 == _chunk.End) return _chunk.IsFinal ? Row.Close(open, at, lineEnds) : RowEnd.NeedsMore;
                var after = _chunk.Buffer[at + 1];
                if (after == '"')
                {
                    _scanner.TryNext(out _);
                    Row.HasEscape = true;
                }
                else if (after == delimiter || after is (byte)'\n' or (byte)'\r') return Row.Close(open, at, lineEnds);
                else return lineEnds > 0 ? Unterminated(open, at) : Row.Stray();
            }
        }
        if (_chunk.End - open > _maxQuoted) return Unterminated(open, open + _maxQuoted);
        return _chunk.IsFinal ? Unterminated(open, _chunk.End) : RowEnd.NeedsMore;
    }

    RowEnd Unterminated(int open, int until)
    {
        (Row.Quote, Row.QuoteCell, Row.Next) = (open, Row.Cells, until);
        return RowEnd.Unterminated;
    }

    /// <summary>Bytes of the line end at that place: 1 or 2.</summary>
    public int EndLength(int at) => TextLines.EndLength(_chunk.Buffer.AsSpan(0, _chunk.End), at);
}
