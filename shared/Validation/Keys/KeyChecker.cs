using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Makes the keys of a chunk's rows; each thread has its own. A row whose key breaks a rule of its own has none.</summary>
sealed class KeyChecker(ColumnChecker[] columns, KeyHash hash)
{
    RowKey[] _keys = new RowKey[1024];
    int _count;

    public ReadOnlySpan<RowKey> Keys => _keys.AsSpan(0, _count);

    public static Rule MakeRule(IReadOnlyList<ColumnSlot> slots)
    {
        var names = Joined(" and ");
        var namesFr = Joined(" et ");
        return new("key.unique", "primary-key", Severity.Error, 1,
            new($"{names} that no other row has", $"{namesFr} qu'aucune autre ligne n'a"),
            new($"Two rows have the same {names}.", $"Deux lignes ont la même valeur de {namesFr}."),
            new("Keep the row that is right and remove the other, or correct the key of one.",
                "Gardez la ligne qui est juste et supprimez l'autre, ou corrigez la clé de l'une d'elles."))
        {
            Shown = slots,
            Describe = line => new($"{names} is the same as on line {line}.", $"La ligne {line} a déjà la même valeur de {namesFr}."),
        };

        string Joined(string and) => string.Join(and, slots.Select(s => s.Column.Name));
    }

    public void Begin() => _count = 0;

    /// <param name="number">Place of the block in its chunk.</param>
    public void Add(RecordBlock block, int number)
    {
        if (_count + block.Rows > _keys.Length) Array.Resize(ref _keys, Math.Max(_count + block.Rows, 2 * _keys.Length));
        for (var row = 0; row < block.Rows; row++)
            if (Hash(block, row)) _keys[_count++] = new(hash.Value, block.Place(row).Line, number, row);
    }

    bool Hash(RecordBlock block, int row)
    {
        hash.Begin();
        foreach (var column in columns)
        {
            if (column.States[row] != CellState.Valid) return false;
            if (column.Values.Length > 0) hash.Add(column.Values[row]);
            else hash.Add(block.Cell(row, column.Slot.Field));
        }
        return true;
    }
}

/// <summary>The hash of a row's key.</summary>
/// <param name="Line">The row's, in its chunk.</param>
/// <param name="Block">Number of the row's block in its chunk.</param>
readonly record struct RowKey(UInt128 Hash, long Line, int Block, int Row);
