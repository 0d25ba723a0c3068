namespace Pipeline.Validation;

/// <summary>Finds where the cells of one row begin and end, going from structural byte to structural byte.</summary>
sealed class RowCutter(DropSource source, byte delimiter, int width, int maxFieldChars)
{
    const int BytesPerChar = 4;
    const int LeastRowBytes = 64 * 1024;

    readonly StructuralScanner _scanner = new(delimiter);
    readonly int _maxQuoted = checked(maxFieldChars * BytesPerChar + 2);
    readonly long _maxRow = Math.Max(LeastRowBytes, (maxFieldChars * BytesPerChar + 3L) * (width + 1));

    /// <summary>The row found last.</summary>
    public RowCut Row { get; } = new(width);

    public LineEndTally LineEnds { get; } = new();

    /// <summary>A row of more bytes is given up.</summary>
    public long MaxRowBytes => _maxRow;

    /// <summary>To be called when the source's bytes have moved.</summary>
    public void Refresh() => _scanner.Reset(source.Buffer, source.Start, source.End);

    /// <summary>To be called when the source's start was set to anything but the end of the row found last.</summary>
    public void Seek() => _scanner.Seek(source.Start);

    /// <summary>Finds the cells of the row at the source's start.</summary>
    public RowEnd Cut(Span<Field> cells)
    {
        var start = source.Start;
        Row.Begin(start);
        while (_scanner.TryNext(out var at))
        {
            if (at - start > _maxRow) return RowEnd.TooLong;
            var found = source.Buffer[at];
            if (found == delimiter) Row.EndCell(cells, at);
            else if (found == '"')
            {
                if (CutQuote(at) is var end and not RowEnd.Cell) return end;
            }
            else
            {
                if (found == '\r' && at + 1 == source.End && !source.IsFinal) return RowEnd.NeedsMore;
                Row.EndCell(cells, at);
                var length = EndLength(at);
                if (length == 2) _scanner.TryNext(out _);
                LineEnds.Add(found, length);
                Row.Next = at + length;
                return RowEnd.Line;
            }
        }
        if (source.End - start > _maxRow) return RowEnd.TooLong;
        if (!source.IsFinal) return RowEnd.NeedsMore;
        Row.EndCell(cells, source.End);
        Row.Next = source.End;
        return RowEnd.File;
    }

    RowEnd CutQuote(int open)
    {
        if (open != Row.CellStart) return Row.Stray();
        var lineEnds = 0;
        while (_scanner.TryNext(out var at))
        {
            if (at - open > _maxQuoted) return Unterminated(open, open + _maxQuoted);
            var found = source.Buffer[at];
            if (found is (byte)'\n' or (byte)'\r')
            {
                if (found == '\r' && at + 1 == source.End && !source.IsFinal) return RowEnd.NeedsMore;
                lineEnds++;
                if (EndLength(at) == 2) _scanner.TryNext(out _);
            }
            else if (found == '"')
            {
                if (at + 1 == source.End) return source.IsFinal ? Row.Close(open, at, lineEnds) : RowEnd.NeedsMore;
                var after = source.Buffer[at + 1];
                if (after == '"')
                {
                    _scanner.TryNext(out _);
                    Row.HasEscape = true;
                }
                else if (after == delimiter || after is (byte)'\n' or (byte)'\r') return Row.Close(open, at, lineEnds);
                else return lineEnds > 0 ? Unterminated(open, at) : Row.Stray();
            }
        }
        if (source.End - open > _maxQuoted) return Unterminated(open, open + _maxQuoted);
        return source.IsFinal ? Unterminated(open, source.End) : RowEnd.NeedsMore;
    }

    RowEnd Unterminated(int open, int until)
    {
        (Row.Quote, Row.QuoteCell, Row.Next) = (open, Row.Cells, until);
        return RowEnd.Unterminated;
    }

    /// <summary>Bytes of the line end at that place: 1 or 2.</summary>
    public int EndLength(int at) => TextLines.EndLength(source.Buffer.AsSpan(0, source.End), at);
}
