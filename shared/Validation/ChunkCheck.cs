namespace Pipeline.Validation;

/// <summary>
/// Reads and checks one chunk at a time, as if it stood alone: everything about it that does not depend on the rows before. Each thread has
/// its own; what it found holds until the next chunk.
/// </summary>
sealed class ChunkCheck
{
    readonly int _width;
    readonly RecordReader _reader;
    readonly BlockChecker _checker;
    readonly KeyChecker? _keys;
    readonly BatchBuilder? _batches;
    readonly List<RecordBlock> _blocks = [];
    int _used;

    /// <param name="keepsRows">Good rows are wanted, not only the findings.</param>
    public ChunkCheck(CheckPlan plan, Header header, KeyHash hash, bool keepsRows)
    {
        _width = header.Width;
        _reader = new((byte)header.Delimiter, header.Width, plan.Protocol.Limits, header.CountsRows, new(plan.Protocol, header));
        var capacity = RecordBlock.RowsFor(_width);
        _checker = new(plan, capacity);
        _keys = _checker.Key.Length > 0 ? new(_checker.Key, hash.Fork()) : null;
        _batches = keepsRows ? new(plan.Protocol, _checker.Columns, capacity) : null;
        Failures = new(plan.Rules);
    }

    public Failures Failures { get; }

    public IEnumerable<RecordBlock> Blocks => _blocks.Take(_used);

    public ReadOnlySpan<RowKey> Keys => _keys is null ? [] : _keys.Keys;

    /// <inheritdoc cref="KeyChecker.Ranks"/>
    public ReadOnlySpan<KeyRank> KeyRanks => _keys is null ? [] : _keys.Ranks;

    public IEnumerable<RowBatch> Batches => _batches?.Batches ?? [];

    /// <summary>Where the reading ended; what is left of the chunk belongs to its next row.</summary>
    public ReaderState State => _reader.State;

    public bool IsOverRows => _reader.IsOverRows;

    public LineEndTally LineEnds => _reader.LineEnds;

    public OddLines TrailingDelimiters => _reader.TrailingDelimiters;

    /// <param name="findingsAreFull">No more findings are made.</param>
    /// <param name="keepsRejected">Rows with errors are to be handed on, with all that is wrong with them.</param>
    /// <param name="keysMayRise">All keys before rise.</param>
    public void Run(Chunk chunk, ReaderState state, bool findingsAreFull, bool keepsRejected, bool keysMayRise)
    {
        Failures.Begin(findingsAreFull, keepsRejected);
        _keys?.Begin(keysMayRise);
        _batches?.Begin();
        foreach (var gatherer in _checker.Gatherers) gatherer.Begin();
        _used = 0;
        _reader.Begin(chunk, state, keepsText: keepsRejected || !findingsAreFull);
        RecordBlock block;
        do
        {
            block = NextBlock();
            _reader.Read(block);
            _checker.Check(block, Failures);
            _keys?.Add(block, _used - 1);
            _batches?.Add(block);
        }
        while (block.IsFull);
    }

    /// <summary>Gives keys that were only ranked their hashes.</summary>
    public void MakeKeyHashes() => _keys?.MakeHashes();

    /// <summary>Marks rows whose key came before, and takes them from the good ones.</summary>
    public void Refuse(IReadOnlyList<RepeatedKey> repeated, Rule rule)
    {
        var refused = repeated.Select(r => (r.Key.Block, r.Key.Row)).ToHashSet();
        var (good, rows) = (0, new List<int>());
        for (var number = 0; number < _used; number++)
            for (var row = 0; row < _blocks[number].Rows; row++)
            {
                if (_blocks[number].HasError[row]) continue;
                if (refused.Contains((number, row))) rows.Add(good);
                good++;
            }
        _batches?.Remove(rows);
        foreach (var (key, firstLine) in repeated) Failures.Add(rule, _blocks[key.Block], key.Row, firstLine);
    }

    /// <summary>Hands over what the chunk contributes to the rules that are judged behind the last row.</summary>
    public void SettleGathered(in RowPlace before)
    {
        foreach (var gatherer in _checker.Gatherers) gatherer.Settle(before);
    }

    /// <summary>Rows with at least one error.</summary>
    public long CountRowsWithErrors() =>
        Blocks.Sum(b => (long)b.HasError.AsSpan(0, b.Rows).Count(true) + b.Faults.Count(f => f.IsRow));

    /// <summary>Rows with a warning and no error.</summary>
    public long CountRowsWithWarnings() => Blocks.Sum(b => b.CountRowsWithWarnings());

    /// <summary>The block of a key.</summary>
    public RecordBlock BlockOf(in RowKey key) => _blocks[key.Block];

    RecordBlock NextBlock()
    {
        if (_used == _blocks.Count) _blocks.Add(new(_width));
        var block = _blocks[_used++];
        block.Clear();
        return block;
    }
}
