namespace Pipeline.Validation;

/// <summary>Takes what one chunk gathered.</summary>
delegate void TakeKeys(RowKeys chunk, in RowPlace before);

/// <summary>Gathers the hash of some columns for every row that counts and has a valid value in each of them.</summary>
/// <param name="filter">Null for all rows.</param>
/// <param name="capacity">Most rows of a block.</param>
sealed class RowKeys(RowHash hash, RowFilter? filter, int capacity, TakeKeys take) : Gatherer
{
    readonly int[] _all = [.. Enumerable.Range(0, capacity)];
    readonly List<RecordBlock> _blocks = [];
    RowKey[] _keys = new RowKey[1024];
    int _count;

    /// <summary>In file order; lines and blocks count in the chunk.</summary>
    public ReadOnlySpan<RowKey> Keys => _keys.AsSpan(0, _count);

    public IReadOnlyList<RecordBlock> Blocks => _blocks;

    public override void Begin()
    {
        _blocks.Clear();
        _count = 0;
    }

    public override void Add(RecordBlock block)
    {
        if (_count + block.Rows > _keys.Length) Array.Resize(ref _keys, Math.Max(_count + block.Rows, 2 * _keys.Length));
        foreach (var row in filter is null ? _all.AsSpan(0, block.Rows) : filter.Select(block.Rows))
            if (hash.TryGet(row, out var value)) _keys[_count++] = new(value, block.Place(row).Line, _blocks.Count, row);
        _blocks.Add(block);
    }

    public override void Settle(in RowPlace before) => take(this, before);
}
