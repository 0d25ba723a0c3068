using System.Numerics;

namespace Pipeline.Validation;

/// <summary>
/// Says of every key whether it came before, and on which line first. In memory are four bytes a key: its number and a few bits of its hash,
/// in open addressing. Whole hashes and lines are in a temporary file (<see cref="KeyStore"/>), which is asked when those bits agree and
/// read through when the table grows: twenty million keys take 100 MB and no second of two tables at once. As long as keys rise there is
/// neither: none can have come before (<see cref="RisingKeyLog"/>).
/// </summary>
/// <param name="mostKeys">More than this are never added.</param>
/// <param name="hash">Of keys that were taken as rising; null where none are.</param>
sealed class KeyIndex(long mostKeys, KeyHash? hash = null) : IDisposable
{
    const int Ahead = 16;
    const int FirstSlots = 1 << 14;
    const int LeastSlots = 1 << 22;
    // From here on it grows by half only: what would be too large matters more than growing seldom.
    const int LargeSlots = 1 << 24;
    const double FullestLoad = 0.8;

    readonly KeyStore _store = new();
    // Key numbers count from 1, so that an empty slot is 0.
    readonly int _numberBits = Math.Clamp(BitOperations.Log2((ulong)Math.Clamp(mostKeys, 1, int.MaxValue)) + 1, 1, 31);
    uint[] _slots = [];
    uint _touched;
    RisingKeyLog? _rising = hash is null ? null : new();

    /// <summary>Bytes held in memory for the slots.</summary>
    public long Size => (long)_slots.Length * sizeof(uint);

    /// <summary>All keys so far rise. May be asked by any thread; once false it stays so.</summary>
    public bool IsRising => _rising is not null;

    /// <summary>Takes keys that rise among themselves, if they begin behind all those before; their hashes are not asked for.</summary>
    /// <param name="ranks">None when the keys do not rise.</param>
    /// <param name="before">Lines before the keys' own.</param>
    public bool TryFollow(ReadOnlySpan<KeyRank> ranks, ReadOnlySpan<RowKey> keys, long before) =>
        keys.IsEmpty || (!ranks.IsEmpty && _rising?.TryAdd(ranks, keys, before) == true);

    /// <summary>Adds keys that follow each other in the file; gives those that came before, each with the first line of it.</summary>
    /// <param name="before">Lines before the keys' own.</param>
    public List<RepeatedKey> Add(ReadOnlySpan<RowKey> keys, long before)
    {
        var repeated = new List<RepeatedKey>();
        if (keys.IsEmpty) return repeated;
        EndRising();
        if (_store.Count + keys.Length > _slots.Length * FullestLoad) Grow(keys.Length);
        for (; !keys.IsEmpty; keys = keys[Math.Min(Ahead, keys.Length)..])
        {
            var some = keys[..Math.Min(Ahead, keys.Length)];
            // Asked for several keys before they are added, the processor waits for memory once instead of once each.
            foreach (ref readonly var key in some) _touched ^= _slots[StartOf(key.Hash)];
            foreach (ref readonly var key in some)
                if (Add(key.Hash, before + key.Line) is > 0 and var first) repeated.Add(new(key, first));
        }
        return repeated;
    }

    public void Dispose()
    {
        _rising?.Dispose();
        _store.Dispose();
    }

    /// <summary>From now on keys may come that came before: those so far are kept by their hashes.</summary>
    void EndRising()
    {
        if (_rising is null) return;
        foreach (var (rank, line) in _rising.ReadAll()) _store.Add(hash!.Of(rank), line);
        _rising.Dispose();
        _rising = null;
    }

    /// <summary>Adds a hash; gives 0 when it is new, else the line that had it first.</summary>
    long Add(UInt128 hash, long line)
    {
        var mark = MarkOf(hash);
        var at = StartOf(hash);
        for (; _slots[at] != 0; at = at + 1 == _slots.Length ? 0 : at + 1)
            if ((_slots[at] ^ mark) >> _numberBits == 0 && _store.Read(NumberIn(_slots[at])) is var known && known.Hash == hash) return known.Line;
        _slots[at] = mark | (uint)_store.Add(hash, line);
        return 0;
    }

    void Grow(int more)
    {
        var needed = (_store.Count + more) / FullestLoad;
        long size = Math.Max(_slots.Length, FirstSlots);
        while (size < needed) size = Math.Max(LeastSlots, size < LargeSlots ? size * 2 : size * 3 / 2);
        // The old table is not needed: the file has every key.
        _slots = [];
        _slots = new uint[size];
        foreach (var (number, hash) in _store.ReadAll())
        {
            var at = StartOf(hash);
            while (_slots[at] != 0) at = at + 1 == _slots.Length ? 0 : at + 1;
            _slots[at] = MarkOf(hash) | (uint)number;
        }
    }

    int StartOf(UInt128 hash) => (int)Math.BigMul((ulong)(hash >> 64), (ulong)_slots.Length, out _);

    uint MarkOf(UInt128 hash) => (uint)hash << _numberBits;

    long NumberIn(uint slot) => slot & ((1u << _numberBits) - 1);
}

/// <summary>A key that came before, and the line of its first coming.</summary>
readonly record struct RepeatedKey(RowKey Key, long FirstLine);
