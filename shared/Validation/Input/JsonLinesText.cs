namespace Pipeline.Validation;

/// <summary>JSON Lines (one flat object on each line) as CSV: a line of column names, then a row for every line. Blank lines stay blank.</summary>
sealed class JsonLinesText : IInputStage
{
    /// <summary>A longer line is a faulty row.</summary>
    public const int LongestLine = 1 << 20;

    const int Enough = 64 * 1024;

    readonly IInputStage _source;
    readonly RowFaults _faults;
    readonly CsvText _csv;
    readonly JsonRow _row;
    readonly byte[] _buffer = new byte[LongestLine + 2 * Enough];
    int _start;
    int _end;
    long _line = 1;
    long _records;
    bool _isSkipping;
    bool _isFinal;

    public JsonLinesText(IInputStage source, InputTerms terms, InputRemarks remarks, RowFaults faults)
    {
        (_source, _faults, _csv) = (source, faults, new(terms.Delimiter));
        _row = new(terms, remarks, _csv);
        foreach (var column in terms.Columns) _csv.Cell(column.Name);
        _csv.EndRow();
    }

    public InputProblem? Problem => _source.Problem;

    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken ct)
    {
        while (_csv.Length < Math.Min(into.Length, Enough) && !_isFinal) await FillAsync(ct);
        return _csv.MoveTo(into.Span);
    }

    async ValueTask FillAsync(CancellationToken ct)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        var read = await _source.ReadAsync(_buffer.AsMemory(_end, Math.Min(Enough, _buffer.Length - _end)), ct);
        _end += read;
        _isFinal = read == 0;
        while (Waiting.IndexOf((byte)'\n') is var end and >= 0)
        {
            TakeLine(Waiting[..end]);
            _start += end + 1;
            _line++;
        }
        // A line that a stop cut short is no line.
        if (_isFinal && _source.Problem is null && !Waiting.IsEmpty) TakeLine(Waiting);
        else if (Waiting.Length > LongestLine) SkipLine();
    }

    ReadOnlySpan<byte> Waiting => _buffer.AsSpan(_start, _end - _start);

    void SkipLine()
    {
        if (!_isSkipping) TakeFault(new(InputProblemKind.LineTooLong, _line, Number: LongestLine));
        _isSkipping = true;
        _start = _end;
    }

    void TakeLine(ReadOnlySpan<byte> line)
    {
        if (_isSkipping) _isSkipping = false;
        else if (line.Trim(" \t\r"u8).IsEmpty) _csv.EndRow();
        else if (line.Length > LongestLine) TakeFault(new(InputProblemKind.LineTooLong, _line, Number: LongestLine));
        else if (_row.Read(line, _line) is { } problem) TakeFault(problem);
        else
        {
            _records++;
            _row.Write();
        }
    }

    void TakeFault(RowProblem problem)
    {
        _faults.Add(++_records, problem);
        _csv.FaultyRow(_row.Width);
    }
}
