namespace Pipeline.Validation;

/// <summary>Puts checked chunks in order: places, keys, findings and good rows of the whole drop. One thread at a time.</summary>
sealed class BodyResult(
    CheckPlan plan, Header header, KeyHash hash, long firstLine, RuleBook rules, FindingLog log, IAcceptedRows? rows, RejectedRowFeed rejected,
    IProgress<ValidationProgress>? progress) : IDisposable
{
    readonly FaultRules _faults = new(rules, header.Width, plan.Protocol.Limits);
    readonly IReadOnlyList<ColumnSlot> _key = [.. header.SlotsOf(plan.Protocol.Key.Select(c => c.Name)).Where(s => s.Field >= 0)];
    readonly KeyIndex? _keys = plan.KeyRule is null ? null : new(plan.Protocol.Limits.MaxRows, hash);
    readonly RepeatedKeys _repeated = new();
    readonly LineEndTally _lineEnds = new();
    readonly OddLines _trailingDelimiters = new();
    ReaderState _state = new(new(firstLine, 0, 1), false, null, default);
    byte[] _left = [];

    public long RowsRead => _state.At.Record;

    public long RowsWithErrors { get; private set; }

    /// <summary>Rows with a warning and no error.</summary>
    public long RowsWithWarnings { get; private set; }

    /// <summary>The commonest keys that several rows have.</summary>
    public IReadOnlyList<KeyGroup> KeyGroups => _repeated.Groups();

    /// <summary>Rows with errors are handed on. Once false it stays so.</summary>
    public bool KeepsRejected => rejected.IsOpen;

    /// <summary>All keys so far rise. Once false it stays so.</summary>
    public bool KeysRise => _keys?.IsRising == true;

    /// <summary>Nothing after the chunk taken last is to be read.</summary>
    public bool IsDone { get; private set; }

    /// <param name="check">What it found in the chunk, read as if it began a row.</param>
    public async ValueTask TakeAsync(ChunkCheck check, Chunk chunk, CancellationToken ct)
    {
        if (IsDone) return;
        var before = _state.At;
        if (_state.IsClean && _left.Length == 0 && before.Record + check.State.At.Record <= plan.Protocol.Limits.MaxRows && !check.IsOverRows)
        {
            _state = check.State.After(before);
            _left = chunk.Waiting.ToArray();
            await SettleAsync(check, before, ct);
        }
        else
        {
            chunk.Rewind();
            using var joined = Chunk.Join(_left, chunk);
            check.Run(joined, _state, log.IsFull, KeepsRejected, KeysRise);
            _state = check.State;
            _left = joined.Waiting.ToArray();
            IsDone = check.IsOverRows;
            await SettleAsync(check, default, ct);
        }
        progress?.Report(new(chunk.Offset + chunk.End, RowsRead));
    }

    /// <summary>Reports what concerns the rows as a whole.</summary>
    /// <param name="isWhole">The text could be read to its end.</param>
    public async ValueTask FinishAsync(bool isWhole, CancellationToken ct)
    {
        if (_state.Lost is { } lost)
        {
            log.Report(lost.Fault, _faults);
            await rejected.AddAsync(_faults[lost.Fault.Kind], lost.Fault, ct);
            RowsWithErrors++;
        }
        if (IsDone) log.Report(FileRules.TooManyRows(plan.Protocol.Limits), line: _state.At.Line);
        else if (isWhole && RowsRead == 0) log.Report(FileRules.NoRows());
        if (isWhole && FileRules.Trailer(plan.Protocol.Dialect.Trailer, _state.Trailer, RowsRead) is { } trailer)
            log.Report(trailer, line: _state.Trailer?.Place.Line);
        if (_faults.CountOf(FaultKind.RepeatedHeader) is > 0 and var headers) log.Report(FileRules.RepeatedHeader(headers));
        foreach (var conclusion in plan.Conclusions) conclusion.Report(log);
        foreach (var rule in plan.Rules.Where(r => r is { Tolerate: not null, IsBroken: true })) log.ReportExceeded(rule);
        if (_lineEnds.IsMixed)
            log.Report(FileRules.MixedLineEnds(), FileRules.LineEnds(_lineEnds));
        if (_trailingDelimiters.Count is > 0 and var count)
            log.Report(
                FileRules.TrailingDelimiters(),
                new($"{count} row(s) have empty cells after the last column: {_trailingDelimiters.Words.En}.",
                    $"{count} ligne(s) ont des cellules vides après la dernière colonne : {_trailingDelimiters.Words.Fr}."),
                _trailingDelimiters.First);
        if (_state.Blank is (var blank, > 0 and var lines))
            log.Report(
                FileRules.TrailingBlank(),
                new($"{lines} blank line(s) follow the last row.", $"{lines} ligne(s) vide(s) suivent la dernière ligne de données."),
                blank);
        Dispose();
    }

    public void Dispose() => _keys?.Dispose();

    async ValueTask SettleAsync(ChunkCheck check, RowPlace before, CancellationToken ct)
    {
        RefuseRepeatedKeys(check, before.Line);
        check.SettleGathered(before);
        RowsWithErrors += check.CountRowsWithErrors();
        RowsWithWarnings += check.CountRowsWithWarnings();
        _lineEnds.Add(check.LineEnds);
        _trailingDelimiters.Add(check.TrailingDelimiters, before.Line);
        await log.ReportAsync(check, before, _faults, _key, KeepsRejected, ct);
        await rejected.AddAsync(check.Failures.Hits, before, ct);
        foreach (var batch in check.Batches) await rows!.AddAsync(batch, ct);
    }

    void RefuseRepeatedKeys(ChunkCheck check, long linesBefore)
    {
        if (_keys is null || plan.KeyRule is not { } rule) return;
        rule.Evaluated += check.Keys.Length;
        if (_keys.TryFollow(check.KeyRanks, check.Keys, linesBefore)) return;
        check.MakeKeyHashes();
        var repeated = _keys.Add(check.Keys, linesBefore);
        if (repeated.Count == 0) return;
        check.Refuse(repeated, rule);
        foreach (var (key, firstLine) in repeated)
            _repeated.Add(firstLine, linesBefore + key.Line, () => ShownCells.ShowKey(check.BlockOf(key), key.Row, _key));
    }
}
