using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>
/// Splits the waiting bytes into rows of cells after RFC 4180, and says of every row that does not fit what is wrong with it. One bad row
/// costs one row: after a quote that is never closed, reading goes on at the next line that has the right number of cells.
/// </summary>
sealed class RecordReader(DropSource source, byte delimiter, int width, long firstLine, Limits limits)
{
    readonly RowCutter _cutter = new(source, delimiter, width, limits.MaxFieldChars);
    long _line = firstLine;
    long _sheetRow = 1;
    bool _skipping;
    Resync _resync;
    (long Line, long Count) _blank;

    /// <summary>Rows so far, good and bad.</summary>
    public long Records { get; private set; }

    /// <summary>Line at the source's start.</summary>
    public long Line => _line;

    public LineEndTally LineEnds => _cutter.LineEnds;

    /// <summary>Rows whose only fault are empty cells after the last: counted, not refused.</summary>
    public (long FirstLine, long Count) TrailingDelimiters { get; private set; }

    /// <summary>Blank lines after the last row.</summary>
    public (long Line, long Count) TrailingBlank => _blank;

    /// <summary>There is one row more than the protocol allows.</summary>
    public bool IsOverRows { get; private set; }

    RowCut Row => _cutter.Row;

    /// <summary>To be called when the source's bytes have moved.</summary>
    public void Refresh() => _cutter.Refresh();

    /// <summary>Fills the block with the rows that are whole. What is left over needs more bytes.</summary>
    public void Read(RecordBlock block)
    {
        block.Buffer = source.Buffer;
        while (!block.IsFull && !IsOverRows && TryRead(block))
        {
        }
    }

    /// <summary>Ends a fault that was waiting for the line where reading goes on.</summary>
    public void Finish(RecordBlock block) => EndResync(block);

    bool TryRead(RecordBlock block)
    {
        if (_skipping && !Skip()) return false;
        if (source.Start == source.End) return false;
        switch (_cutter.Cut(block.Next))
        {
            case RowEnd.NeedsMore:
                _cutter.Seek();
                return false;
            case RowEnd.Unterminated:
                BreakAtQuote(block, Row.Quote);
                return true;
            case RowEnd.TooLong:
                BreakAtLength(block);
                return true;
            case var end:
                if (Row.Cells != width && IsCutByLostQuote()) BreakAtQuote(block, Row.Quote);
                else Take(block, end);
                return true;
        }
    }

    /// <summary>
    /// A row over several lines with the wrong number of cells, whose second line is a good row on its own: its quote was closed by
    /// another row's.
    /// </summary>
    bool IsCutByLostQuote()
    {
        if (Row.Quote < 0) return false;
        var rest = source.Buffer.AsSpan(Row.Quote, Row.Next - Row.Quote);
        var lineEnd = rest.IndexOfAny((byte)'\n', (byte)'\r');
        return TextLines.CountCells(rest[(lineEnd + TextLines.EndLength(rest, lineEnd))..], delimiter, honourQuotes: true) == width;
    }

    void Take(RecordBlock block, RowEnd end)
    {
        var lines = Row.LineEnds + (end == RowEnd.Line ? 1 : 0);
        if (Row.IsBlank)
        {
            _blank = (_blank.Count == 0 ? _line : _blank.Line, _blank.Count + 1);
            _sheetRow++;
        }
        else if (_resync.IsOn && Row.Cells != width && source.Offset + source.Start < _resync.Until) _resync.Lines += lines;
        else if (Begin(block)) Add(block, end);
        else return;
        _line += lines;
        source.Start = Row.Next;
    }

    void Add(RecordBlock block, RowEnd end)
    {
        var place = new RowPlace(_line, Records, _sheetRow);
        if (Row.HasEscape && Row.StrayCell < 0) Row.Unescape(source.Buffer, block.Next);
        if (FaultOf(block.Next, end) is var (kind, cell)) block.Faults.Add(new(kind, place, cell, Row.Cells));
        else
        {
            var (first, count) = TrailingDelimiters;
            if (Row.Cells > width) TrailingDelimiters = (count == 0 ? _line : first, count + 1);
            block.EndRow(place);
        }
    }

    (FaultKind Kind, int Cell)? FaultOf(ReadOnlySpan<Field> cells, RowEnd end)
    {
        if (Row.StrayCell >= 0) return (FaultKind.StrayQuote, Row.StrayCell);
        if (Row.Cells < width) return (end == RowEnd.File ? FaultKind.Truncated : FaultKind.MissingCell, Row.Cells);
        if (Row.HasSurplusText) return (FaultKind.ExtraCell, width);
        var tooLong = Row.FindLonger(source.Buffer, cells, limits.MaxFieldChars);
        return tooLong >= 0 ? (FaultKind.FieldTooLong, tooLong) : null;
    }

    /// <summary>Counts a row, after what was waiting before it; false when it is one too many.</summary>
    bool Begin(RecordBlock block)
    {
        EndResync(block);
        if (_blank.Count > 0) block.Faults.Add(new(FaultKind.BlankRows, new(_blank.Line, Records + 1, _sheetRow), -1, _blank.Count));
        _blank = default;
        IsOverRows = Records == limits.MaxRows;
        if (IsOverRows) return false;
        Records++;
        _sheetRow++;
        return true;
    }

    void BreakAtQuote(RecordBlock block, int quote)
    {
        var until = Row.Next;
        var lineEnd = source.Buffer.AsSpan(quote, until - quote).IndexOfAny((byte)'\n', (byte)'\r');
        var isContinuation = lineEnd >= 0 && _resync.IsOn && source.Offset + source.Start < _resync.Until
            && TextLines.CountCells(source.Waiting, delimiter, honourQuotes: false) != width;
        if (isContinuation) _resync.Lines++;
        else if (!Begin(block)) return;
        else
        {
            var opening = _line + TextLines.CountEnds(source.Buffer.AsSpan(source.Start, quote - source.Start));
            var kind = lineEnd < 0 && source.IsFinal && until == source.End ? FaultKind.Truncated : FaultKind.UnterminatedQuote;
            _resync = new(new(kind, new(opening, Records, _sheetRow), Math.Min(Row.QuoteCell, width - 1), 0)) { Until = source.Offset + until };
        }
        _skipping = lineEnd < 0;
        Consume(lineEnd < 0 ? until : quote + lineEnd + _cutter.EndLength(quote + lineEnd));
        _cutter.Seek();
    }

    void BreakAtLength(RecordBlock block)
    {
        if (!Begin(block)) return;
        block.Faults.Add(new(FaultKind.RowTooLong, new(_line, Records, _sheetRow), -1, _cutter.MaxRowBytes));
        Consume(source.Start + (int)_cutter.MaxRowBytes);
        _skipping = true;
    }

    void EndResync(RecordBlock block)
    {
        if (!_resync.IsOn) return;
        block.Faults.Add(_resync.Fault with { Count = _resync.Lines });
        _resync = default;
    }

    /// <summary>Passes over the rest of a line that cannot be read; false when its end has not come yet.</summary>
    bool Skip()
    {
        var lineEnd = source.Waiting.IndexOfAny((byte)'\n', (byte)'\r');
        var isWhole = lineEnd >= 0 && (source.IsFinal || source.Start + lineEnd + 1 < source.End);
        if (isWhole)
        {
            Consume(source.Start + lineEnd + _cutter.EndLength(source.Start + lineEnd));
            _skipping = false;
        }
        else source.Start = lineEnd >= 0 ? source.Start + lineEnd : source.End;
        _cutter.Seek();
        return isWhole;
    }

    void Consume(int next)
    {
        _line += TextLines.CountEnds(source.Buffer.AsSpan(source.Start, next - source.Start));
        source.Start = next;
    }

    struct Resync(RowFault fault)
    {
        public RowFault Fault => fault;

        public bool IsOn { get; } = true;

        /// <summary>Offset in the content up to which lines may belong to the broken cell.</summary>
        public long Until { get; init; }

        /// <summary>Lines passed over after the quote's own.</summary>
        public long Lines { get; set; }
    }
}
