namespace Pipeline.Validation;

/// <summary>Copies the good rows of blocks into batches.</summary>
sealed class BatchBuilder(RowBatch batch, ColumnChecker?[] checkers, int capacity)
{
    readonly int[] _rows = new int[capacity];
    int _count;
    int _taken;

    /// <summary>Notes which rows of the block are to be copied; gives how many of them are not.</summary>
    public int Begin(RecordBlock block)
    {
        (_count, _taken) = (0, 0);
        for (var row = 0; row < block.Rows; row++)
            if (!block.HasError[row]) _rows[_count++] = row;
        return block.Rows - _count;
    }

    /// <summary>Copies until the block's rows are done or the batch is full; false in the latter case.</summary>
    public bool Copy(RecordBlock block)
    {
        var rows = _rows.AsSpan(_taken, Math.Min(_count - _taken, RowBatch.MaxRows - batch.Rows));
        for (var i = 0; i < checkers.Length; i++) Copy(block, rows, checkers[i], batch[i]);
        batch.EndRows(rows.Length);
        _taken += rows.Length;
        return _taken == _count;
    }

    static void Copy(RecordBlock block, ReadOnlySpan<int> rows, ColumnChecker? from, BatchColumn to)
    {
        if (from is null) to.AddNulls(rows.Length);
        else if (from.Values.Length > 0) to.AddValues(rows, from.States, from.Values);
        else to.AddTexts(rows, from.States, block, from.Slot.Field);
    }
}
