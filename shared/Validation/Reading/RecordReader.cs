using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>
/// Splits the waiting bytes into rows of cells after RFC 4180, and says of every row that does not fit what is wrong with it. One bad row
/// costs one row: after a quote that is never closed, reading goes on at the next line that has the right number of cells.
/// </summary>
/// <param name="countsRows">A row is one line, however many its text has: the file is no text, but a workbook or the like.</param>
/// <param name="odd">Tells rows that are no data.</param>
sealed class RecordReader(byte delimiter, int width, Limits limits, bool countsRows, OddRows odd)
{
    readonly RowCutter _cutter = new(delimiter, width, countsRows ? null : limits.MaxFieldChars);
    Chunk _chunk = null!;
    long _line;
    long _records;
    long _sheetRow;
    bool _keepsText;
    bool _skipping;
    LostQuote? _lost;
    (long Line, long Count) _blank;
    TrailerMark? _trailer;

    /// <summary>Where reading stands.</summary>
    public ReaderState State => new(new(_line, _records, _sheetRow), _skipping, _lost, _blank) { Trailer = _trailer };

    public LineEndTally LineEnds => _cutter.LineEnds;

    /// <summary>Rows whose only fault are empty cells after the last: counted, not refused.</summary>
    public OddLines TrailingDelimiters { get; } = new();

    /// <summary>There is one row more than the protocol allows.</summary>
    public bool IsOverRows { get; private set; }

    RowCut Row => _cutter.Row;

    /// <summary>Turns to a chunk, at whose start reading stood so.</summary>
    /// <param name="keepsText">Rows that do not fit are to be given with their text.</param>
    public void Begin(Chunk chunk, ReaderState state, bool keepsText)
    {
        (_chunk, _keepsText) = (chunk, keepsText);
        ((_line, _records, _sheetRow), _skipping, _lost, _blank) = state;
        _trailer = state.Trailer;
        TrailingDelimiters.Clear();
        IsOverRows = false;
        chunk.BeginReading();
        _cutter.Begin(chunk);
    }

    /// <summary>Fills the block with the rows that are whole. What is left over needs more bytes.</summary>
    public void Read(RecordBlock block)
    {
        block.Buffer = _chunk.Buffer;
        while (!block.IsFull && !IsOverRows && (TryTakePlain(block) || TryRead(block)))
        {
        }
    }

    /// <summary>The usual row, after which nothing is open. False for any other.</summary>
    bool TryTakePlain(RecordBlock block)
    {
        if (_skipping || _lost is not null || _blank.Count > 0 || _trailer is not null || _records == limits.MaxRows) return false;
        if (!_cutter.TryCutPlain(block.Next, limits.MaxFieldChars)) return false;
        if (!odd.MayBeOdd(_chunk.Buffer, block.Next) || !TryTakeOdd(block)) block.EndRow(new(_line, ++_records, ++_sheetRow));
        _chunk.Start = Row.Next;
        _line++;
        return true;
    }

    /// <summary>Takes a row that has the usual form but is no data; false when it is data.</summary>
    bool TryTakeOdd(RecordBlock block)
    {
        if (odd.FindTrailer(_chunk.Buffer, block.Next) is { } rows) TakeTrailer(block, rows);
        else if (odd.Find(_chunk.Buffer, block.Next, width) is { } kind)
            block.Faults.Add(new(kind, new(_line, ++_records, ++_sheetRow), 0, width, KeepText(Row.Next)));
        else return false;
        return true;
    }

    bool TryRead(RecordBlock block)
    {
        if (_skipping && !Skip()) return false;
        if (_chunk.Start == _chunk.End) return false;
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
                if (Row.Cells != width && IsCutByLostQuote())
                {
                    _cutter.Revoke(end);
                    BreakAtQuote(block, Row.Quote);
                }
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
        var rest = _chunk.Buffer.AsSpan(Row.Quote, Row.Next - Row.Quote);
        var lineEnd = rest.IndexOfAny((byte)'\n', (byte)'\r');
        return TextLines.CountCells(rest[(lineEnd + TextLines.EndLength(rest, lineEnd))..], delimiter, honourQuotes: true) == width;
    }

    void Take(RecordBlock block, RowEnd end)
    {
        var lines = countsRows ? 1 : Row.LineEnds + (end == RowEnd.Line ? 1 : 0);
        if (Row.IsBlank)
        {
            _blank = (_blank.Count == 0 ? _line : _blank.Line, _blank.Count + 1);
            _sheetRow++;
        }
        else if (_lost is not null && Row.Cells != width && _chunk.Offset + _chunk.Start < _lost.Until) PassOver(Row.LineEnds + 1);
        else if (IsOdd(block) && odd.FindTrailer(_chunk.Buffer, CellsOf(block)) is { } rows) TakeTrailer(block, rows);
        else if (Begin(block)) Add(block, end);
        else return;
        _line += lines;
        _chunk.Start = Row.Next;
    }

    void Add(RecordBlock block, RowEnd end)
    {
        var place = new RowPlace(_line, _records, _sheetRow);
        if (Row.HasEscape && Row.StrayCell < 0) Row.Unescape(_chunk, block.Next);
        if (FaultOf(block, end) is var (kind, cell)) block.Faults.Add(new(kind, place, cell, Row.Cells, KeepText(Row.Next)));
        else
        {
            if (Row.Cells > width) TrailingDelimiters.Add(_line);
            block.EndRow(place);
        }
    }

    (FaultKind Kind, int Cell)? FaultOf(RecordBlock block, RowEnd end)
    {
        if (Row.StrayCell >= 0) return (FaultKind.StrayQuote, Row.StrayCell);
        if (IsOdd(block) && odd.Find(_chunk.Buffer, CellsOf(block), Row.Cells) is { } kind) return (kind, 0);
        if (Row.Cells < width) return (end == RowEnd.File ? FaultKind.Truncated : FaultKind.MissingCell, Row.Cells);
        if (Row.HasSurplusText) return (FaultKind.ExtraCell, width);
        var tooLong = Row.FindLonger(_chunk.Buffer, block.Next, limits.MaxFieldChars);
        return tooLong >= 0 ? (FaultKind.FieldTooLong, tooLong) : null;
    }

    bool IsOdd(RecordBlock block) => Row.StrayCell < 0 && odd.MayBeOdd(_chunk.Buffer, CellsOf(block));

    ReadOnlySpan<Field> CellsOf(RecordBlock block) => block.Next[..Math.Min(Row.Cells, width)];

    /// <summary>Keeps the number of rows that the trailer gives until it is known whether it is the last record.</summary>
    void TakeTrailer(RecordBlock block, long rows)
    {
        EndLost(block);
        EndTrailer(block);
        _sheetRow++;
        _trailer = new(new(_line, _records, _sheetRow), rows);
    }

    /// <summary>There is more after the trailer.</summary>
    void EndTrailer(RecordBlock block)
    {
        if (_trailer is not null) block.Faults.Add(new(FaultKind.TrailerWithin, _trailer.Place with { Record = _records + 1 }, 0, 0));
        _trailer = null;
    }

    /// <summary>Counts a row, after what was waiting before it; false when it is one too many.</summary>
    bool Begin(RecordBlock block)
    {
        EndLost(block);
        EndTrailer(block);
        if (_blank.Count > 0) block.Faults.Add(new(FaultKind.BlankRows, new(_blank.Line, _records + 1, _sheetRow), -1, _blank.Count));
        _blank = default;
        IsOverRows = _records == limits.MaxRows;
        if (IsOverRows) return false;
        _records++;
        _sheetRow++;
        return true;
    }

    void BreakAtQuote(RecordBlock block, int quote)
    {
        var until = Row.Next;
        var lineEnd = _chunk.Buffer.AsSpan(quote, until - quote).IndexOfAny((byte)'\n', (byte)'\r');
        var isContinuation = lineEnd >= 0 && _lost is not null && _chunk.Offset + _chunk.Start < _lost.Until
            && TextLines.CountCells(_chunk.Waiting, delimiter, honourQuotes: false) != width;
        var next = lineEnd < 0 ? until : quote + lineEnd + _cutter.EndLength(quote + lineEnd);
        if (isContinuation) PassOver(TextLines.CountEnds(_chunk.Buffer.AsSpan(_chunk.Start, next - _chunk.Start)));
        else if (!Begin(block)) return;
        else
        {
            var opening = _line + TextLines.CountEnds(_chunk.Buffer.AsSpan(_chunk.Start, quote - _chunk.Start));
            var kind = lineEnd < 0 && _chunk.IsFinal && until == _chunk.End ? FaultKind.Truncated : FaultKind.UnterminatedQuote;
            _lost = new(new(kind, new(opening, _records, _sheetRow), Math.Min(Row.QuoteCell, width - 1), 0, KeepText(lineEnd < 0 ? until : quote + lineEnd)), _chunk.Offset + until);
        }
        _skipping = lineEnd < 0;
        Consume(next);
        _cutter.Seek();
    }

    void BreakAtLength(RecordBlock block)
    {
        if (!Begin(block)) return;
        block.Faults.Add(new(FaultKind.RowTooLong, new(_line, _records, _sheetRow), -1, _cutter.MaxRowBytes, KeepText(_chunk.Start + (int)_cutter.MaxRowBytes)));
        Consume(_chunk.Start + (int)_cutter.MaxRowBytes);
        _skipping = true;
    }

    /// <summary>The row's text up to <paramref name="end"/>, when it is wanted.</summary>
    byte[]? KeepText(int end) => _keepsText
        ? Utf8Text.Begin(_chunk.Buffer.AsSpan(_chunk.Start, end - _chunk.Start).TrimEnd("\r\n"u8), RejectedRow.MostRawBytes).ToArray()
        : null;

    void EndLost(RecordBlock block)
    {
        if (_lost is null) return;
        block.Faults.Add(_lost.Fault);
        _lost = null;
    }

    /// <summary>Counts lines that belong to the lost quote's cell.</summary>
    void PassOver(long lines) => _lost = _lost! with { Fault = _lost.Fault with { Count = _lost.Fault.Count + lines } };

    /// <summary>Passes over the rest of a line that cannot be read; false when its end has not come yet.</summary>
    bool Skip()
    {
        var lineEnd = _chunk.Waiting.IndexOfAny((byte)'\n', (byte)'\r');
        var isWhole = lineEnd >= 0 && (_chunk.IsWhole || _chunk.Start + lineEnd + 1 < _chunk.End);
        if (isWhole)
        {
            Consume(_chunk.Start + lineEnd + _cutter.EndLength(_chunk.Start + lineEnd));
            _skipping = false;
        }
        else _chunk.Start = lineEnd >= 0 ? _chunk.Start + lineEnd : _chunk.End;
        _cutter.Seek();
        return isWhole;
    }

    void Consume(int next)
    {
        _line += TextLines.CountEnds(_chunk.Buffer.AsSpan(_chunk.Start, next - _chunk.Start));
        _chunk.Start = next;
    }
}
