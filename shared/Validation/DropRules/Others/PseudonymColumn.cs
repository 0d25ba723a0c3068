namespace Pipeline.Validation;

/// <summary>A column of personal identifiers as accepted drops hold it. Each thread has its own.</summary>
sealed class PseudonymColumn(RowColumn from, IOtherDrop other, int capacity)
{
    readonly HeldColumn _held = new(from.Column, capacity);
    readonly PseudonymMemo _memo = new(other, from.Column.PseudonymDomain!);

    public RowColumn Rows => _held.Rows;

    public void Begin(int rows) => _held.Begin(rows);

    /// <summary>Makes the pseudonym of a row that is compared.</summary>
    public void Show(int row)
    {
        if (from.States[row] == CellState.Valid) _held.Set(row, _memo.Get(from.TextOf(row)));
    }
}
