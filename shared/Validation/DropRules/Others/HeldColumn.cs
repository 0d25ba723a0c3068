using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>A column for expressions to read whose values do not stand in the drop: those of another one, or pseudonyms.</summary>
sealed class HeldColumn
{
    readonly Field[] _fields;
    byte[] _bytes = new byte[4096];
    int _used;

    public HeldColumn(Column column, int capacity)
    {
        IsText = column.Type == LogicalType.String;
        Rows = new(column, new CellState[capacity], IsText ? [] : new long[capacity]);
        _fields = IsText ? new Field[capacity] : [];
    }

    public RowColumn Rows { get; }

    public bool IsText { get; }

    /// <summary>Forgets all rows: each is null until it is set.</summary>
    public void Begin(int rows)
    {
        Rows.States.AsSpan(0, rows).Clear();
        if (!IsText) return;
        _fields.AsSpan(0, rows).Clear();
        _used = 0;
        Show();
    }

    public void Set(int row, long value) => (Rows.States[row], Rows.Values[row]) = (CellState.Valid, value);

    public void Set(int row, ReadOnlySpan<byte> text)
    {
        if (_used + text.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_used + text.Length, 2 * _bytes.Length));
            Show();
        }
        text.CopyTo(_bytes.AsSpan(_used));
        (Rows.States[row], _fields[row]) = (CellState.Valid, new(_used, text.Length));
        _used += text.Length;
    }

    /// <summary>Takes rows that follow each other.</summary>
    public void Take(BatchColumn from, int first, int count)
    {
        Begin(count);
        var valid = from.Valid;
        for (var row = 0; row < count; row++)
            if (!valid[first + row]) continue;
            else if (IsText) Set(row, from.GetUtf8(first + row));
            else Set(row, from.Values[first + row]);
    }

    void Show() => Rows.Texts = new(_bytes, _fields, 0, 1);
}
