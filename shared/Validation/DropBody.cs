using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>The rows of a drop: reads a block, checks it column by column and then row by row, and hands on what is good.</summary>
sealed class DropBody
{
    readonly Protocol _protocol;
    readonly DropSource _source;
    readonly FindingLog _log;
    readonly RecordReader _reader;
    readonly RecordBlock _block;
    readonly BlockChecker _checker;
    readonly FaultRules _faults;
    readonly IReadOnlyList<ColumnSlot> _key;
    readonly RowBatch _batch;
    readonly BatchBuilder _builder;

    public DropBody(
        Protocol protocol, IReadOnlyDictionary<string, Codelist> codelists, DropSource source, Header header, long firstLine, RuleBook rules,
        FindingLog log)
    {
        (_protocol, _source, _log) = (protocol, source, log);
        _reader = new(source, (byte)header.Delimiter, header.Width, firstLine, protocol.Limits);
        _block = new(header.Width);
        _faults = new(rules, header.Width, protocol.Limits);
        _checker = new(protocol, codelists, header, rules, _block.Capacity);
        _key = [.. header.SlotsOf(protocol.Key.Select(c => c.Name)).Where(s => s.Field >= 0)];
        _batch = new(protocol);
        _builder = new(_batch, _checker.Columns, _block.Capacity);
    }

    public long RowsRead => _reader.Records;

    public long RowsWithErrors { get; private set; }

    public async ValueTask ReadAsync(IAcceptedRows rows, IProgress<ValidationProgress>? progress, CancellationToken ct)
    {
        do
        {
            ct.ThrowIfCancellationRequested();
            _reader.Refresh();
            await ReadBlocksAsync(rows, ct);
            progress?.Report(new(_source.TotalBytes, RowsRead));
        }
        while (!_reader.IsOverRows && await _source.FillAsync(ct));
        await FinishAsync(rows, ct);
    }

    async ValueTask ReadBlocksAsync(IAcceptedRows rows, CancellationToken ct)
    {
        bool isFull;
        do
        {
            _reader.Read(_block);
            isFull = _block.IsFull;
            await TakeBlockAsync(rows, ct);
            ct.ThrowIfCancellationRequested();
        }
        while (isFull);
    }

    async ValueTask TakeBlockAsync(IAcceptedRows rows, CancellationToken ct)
    {
        _checker.Check(_block);
        RowsWithErrors += _block.Faults.Count(f => f.Kind != FaultKind.BlankRows) + _builder.Begin(_block);
        while (!_builder.Copy(_block)) await HandOverAsync(rows, ct);
        if (_block.Faults.Count + _block.Hits.Count > 0) _log.Report(_block, _faults, _key);
        await _log.FlushAsync(ct);
        _block.Clear();
    }

    async ValueTask HandOverAsync(IAcceptedRows rows, CancellationToken ct)
    {
        await rows.AddAsync(_batch, ct);
        _batch.Clear();
    }

    async ValueTask FinishAsync(IAcceptedRows rows, CancellationToken ct)
    {
        _reader.Finish(_block);
        await TakeBlockAsync(rows, ct);
        if (_batch.Rows > 0) await HandOverAsync(rows, ct);
        ReportWhole();
    }

    void ReportWhole()
    {
        var stop = _reader.IsOverRows ? Stop.TooManyRows : _source.Stop;
        if (stop != Stop.None)
        {
            var line = _reader.Line + (stop == Stop.TooManyRows ? 0 : TextLines.CountEnds(_source.Waiting));
            _log.Report(FileRules.Stopped(stop, _protocol.Limits), stop == Stop.TooManyRows ? null : StopText.Describe(_source, _reader.Line), line);
        }
        else if (RowsRead == 0) _log.Report(FileRules.NoRows());
        var ends = _reader.LineEnds;
        if (ends.IsMixed) _log.Report(FileRules.MixedLineEnds(), $"The file mixes line ends: {ends.CrLf} CRLF, {ends.Lf} LF and {ends.Cr} CR.");
        if (_reader.TrailingDelimiters is (var first, > 0 and var count))
            _log.Report(FileRules.TrailingDelimiters(), $"{count} row(s) have empty cells after the last column.", first);
        if (_reader.TrailingBlank is (var blank, > 0 and var lines))
            _log.Report(FileRules.TrailingBlank(), $"{lines} blank line(s) follow the last row.", blank);
    }
}
