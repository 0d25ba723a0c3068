using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>No two rows have the same key. A row whose key breaks a rule of its own is not compared.</summary>
sealed class KeyChecker(Rule rule, ColumnChecker[] columns, int capacity)
{
    const int Ahead = 16;

    readonly KeyHash _hash = new();
    readonly KeyTable _table = new();
    readonly (UInt128 Hash, int Row)[] _keys = new (UInt128, int)[capacity];
    uint _touched;

    public static Rule MakeRule(IReadOnlyList<ColumnSlot> slots)
    {
        var names = string.Join(" and ", slots.Select(s => s.Column.Name));
        return new("key.unique", "primary-key", Severity.Error, 1, $"{names} that no other row has", $"Two rows have the same {names}.",
            "Keep the row that is right and remove the other, or correct the key of one.")
        {
            Shown = slots,
            Describe = line => $"{names} is the same as on line {line}.",
        };
    }

    public void Check(RecordBlock block)
    {
        var count = 0;
        for (var row = 0; row < block.Rows; row++)
            if (Hash(block, row)) _keys[count++] = (_hash.Value, row);
        rule.Evaluated += count;
        for (var from = 0; from < count; from += Ahead) Add(block, _keys.AsSpan(from, Math.Min(Ahead, count - from)));
    }

    void Add(RecordBlock block, ReadOnlySpan<(UInt128 Hash, int Row)> keys)
    {
        foreach (var (hash, _) in keys) _touched ^= _table.Touch(hash);
        foreach (var (hash, row) in keys)
        {
            var first = _table.Add(hash, block.Place(row).Line);
            if (first != 0) block.Fail(rule, row, first);
        }
    }

    bool Hash(RecordBlock block, int row)
    {
        _hash.Begin();
        foreach (var column in columns)
        {
            if (column.States[row] != CellState.Valid) return false;
            if (column.Values.Length > 0) _hash.Add(column.Values[row]);
            else _hash.Add(block.Cell(row, column.Slot.Field));
        }
        return true;
    }
}
