using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Makes the keys of a chunk's rows; each thread has its own. A row whose key breaks a rule of its own has none.</summary>
sealed class KeyChecker(ColumnChecker[] columns, KeyHash hash)
{
    readonly ColumnChecker? _only = columns is [var only] ? only : null;
    RowKey[] _keys = new RowKey[1024];
    KeyRank[] _ranks = new KeyRank[columns.Length == 1 ? 1024 : 0];
    int _count;
    bool _isRising;

    /// <summary>In the order of the rows. Without their hashes while there are <see cref="Ranks"/>.</summary>
    public ReadOnlySpan<RowKey> Keys => _keys.AsSpan(0, _count);

    /// <summary>Of keys that rise from each to the next, as in most registers: none of them can come twice. None when they do not.</summary>
    public ReadOnlySpan<KeyRank> Ranks => _isRising ? _ranks.AsSpan(0, _count) : [];

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

    /// <param name="mayRise">All keys before rise: as long as these do too, they are only ranked.</param>
    public void Begin(bool mayRise) => (_count, _isRising) = (0, mayRise && _only is not null);

    /// <param name="number">Place of the block in its chunk.</param>
    public void Add(RecordBlock block, int number)
    {
        MakeRoom(_count + block.Rows);
        for (var row = 0; row < block.Rows; row++)
        {
            if (!HasKey(row)) continue;
            var rank = _only is null ? null : RankOf(block, row);
            if (_isRising && !(rank is { } behind && (_count == 0 || behind.CompareTo(_ranks[_count - 1]) > 0))) MakeHashes();
            if (_isRising) _ranks[_count] = rank!.Value;
            _keys[_count++] = new(_isRising ? default : rank is { } known ? hash.Of(known) : Hash(block, row), block.Place(row).Line, number, row);
        }
    }

    /// <summary>Gives the keys their hashes, if they were only ranked.</summary>
    public void MakeHashes()
    {
        for (var i = 0; _isRising && i < _count; i++) _keys[i] = _keys[i] with { Hash = hash.Of(_ranks[i]) };
        _isRising = false;
    }

    void MakeRoom(int keys)
    {
        if (keys <= _keys.Length) return;
        var room = Math.Max(keys, 2 * _keys.Length);
        Array.Resize(ref _keys, room);
        if (_only is not null) Array.Resize(ref _ranks, room);
    }

    bool HasKey(int row)
    {
        foreach (var column in columns)
            if (column.States[row] != CellState.Valid) return false;
        return true;
    }

    /// <summary>Where the key of one column stands; null where it is too long.</summary>
    KeyRank? RankOf(RecordBlock block, int row)
    {
        if (_only!.Values.Length > 0) return KeyRank.Of(_only.Values[row]);
        var text = block.Cell(row, _only.Slot.Field);
        return text.Length > KeyRank.MostBytes ? null : KeyRank.Of(text);
    }

    UInt128 Hash(RecordBlock block, int row)
    {
        hash.Begin();
        foreach (var column in columns)
        {
            if (column.Values.Length > 0) hash.Add(column.Values[row]);
            else hash.Add(block.Cell(row, column.Slot.Field));
        }
        return hash.Value;
    }
}

/// <summary>The hash of a row's key.</summary>
/// <param name="Line">The row's, in its chunk.</param>
/// <param name="Block">Number of the row's block in its chunk.</param>
readonly record struct RowKey(UInt128 Hash, long Line, int Block, int Row);
