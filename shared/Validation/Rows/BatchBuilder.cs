using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Copies the good rows of a chunk's blocks into batches, and takes out again what turns out to repeat a key.</summary>
sealed class BatchBuilder(Protocol protocol, ColumnChecker?[] checkers, int capacity)
{
    readonly int[] _rows = new int[capacity];
    readonly List<RowBatch> _batches = [];
    int _used;

    /// <summary>The good rows so far. The last batch may be empty.</summary>
    public IEnumerable<RowBatch> Batches => _batches.Take(_used).Where(b => b.Rows > 0);

    public void Begin()
    {
        foreach (var batch in _batches) batch.Clear();
        _used = 0;
    }

    public void Add(RecordBlock block)
    {
        var count = 0;
        for (var row = 0; row < block.Rows; row++)
            if (!block.HasError[row]) _rows[count++] = row;
        for (var taken = 0; taken < count;)
        {
            var batch = BatchWithRoom();
            var rows = _rows.AsSpan(taken, Math.Min(count - taken, RowBatch.MaxRows - batch.Rows));
            for (var i = 0; i < checkers.Length; i++) Copy(block, rows, checkers[i], batch[i]);
            batch.EndRows(rows.Length);
            taken += rows.Length;
        }
    }

    /// <summary>Takes out rows by their number among the good ones, given in order.</summary>
    public void Remove(IReadOnlyList<int> rows)
    {
        var first = 0;
        foreach (var batch in _batches.Take(_used))
        {
            var end = first + batch.Rows;
            int[] here = [.. rows.SkipWhile(r => r < first).TakeWhile(r => r < end).Select(r => r - first)];
            if (here.Length > 0) batch.Remove(here);
            first = end;
        }
    }

    RowBatch BatchWithRoom()
    {
        if (_used > 0 && _batches[_used - 1].Rows < RowBatch.MaxRows) return _batches[_used - 1];
        if (_used == _batches.Count) _batches.Add(new(protocol));
        return _batches[_used++];
    }

    static void Copy(RecordBlock block, ReadOnlySpan<int> rows, ColumnChecker? from, BatchColumn to)
    {
        if (from is null) to.AddNulls(rows.Length);
        else if (from.Values.Length == 0) to.AddTexts(rows, from.States, block, from.Slot.Field);
        else if (rows.Length > 0 && rows[^1] - rows[0] == rows.Length - 1) to.AddValues(rows[0], rows.Length, from.States, from.Values);
        else to.AddValues(rows, from.States, from.Values);
    }
}
