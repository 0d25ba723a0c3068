using System.Runtime.InteropServices;

namespace Pipeline.Validation;

/// <summary>
/// Remembers 128-bit hashes and the line each was first seen on, in 20 bytes each and open addressing. Many small tables that grow one by
/// one, so that growing never doubles the whole: 25 to 33 bytes per key in all.
/// </summary>
sealed class KeyTable
{
    // Enough that a part of a usual drop stays below what the runtime treats as a large object.
    const int Parts = 4096;
    const int FirstCapacity = 8;
    const double Growth = 1.3;
    // Fuller tables save little and probe long.
    const double FullestLoad = 0.8;

    readonly (Slot[] Slots, int Count)[] _parts = new (Slot[], int)[Parts];

    public KeyTable()
    {
        foreach (ref var part in _parts.AsSpan()) part.Slots = new Slot[FirstCapacity];
    }

    /// <summary>Bytes held.</summary>
    public long Size => _parts.Sum(p => (long)p.Slots.Length) * Marshal.SizeOf<Slot>();

    /// <summary>
    /// Reads where the hash would be. Asked for several hashes before they are added, the processor waits for memory once instead of once each.
    /// </summary>
    /// <returns>Something made of what was read, so that the reading is not left out.</returns>
    public uint Touch(UInt128 hash)
    {
        var slots = _parts[PartOf(hash)].Slots;
        return slots[Start(slots, (ulong)(hash >> 64))].Line;
    }

    /// <summary>Adds a hash; gives 0 when it is new, else the line that had it first.</summary>
    public long Add(UInt128 hash, long line)
    {
        ref var part = ref _parts[PartOf(hash)];
        if (part.Count + 1 > part.Slots.Length * FullestLoad) part.Slots = Grow(part.Slots);
        var (high, low) = ((ulong)(hash >> 64), (ulong)hash);
        ref var slot = ref Find(part.Slots, high, low);
        if (slot.Line != 0) return slot.Line;
        slot = new(high, low, checked((uint)line));
        part.Count++;
        return 0;
    }

    static int PartOf(UInt128 hash) => (int)((ulong)hash & (Parts - 1));

    static int Start(Slot[] slots, ulong high) => (int)Math.BigMul(high, (ulong)slots.Length, out _);

    static ref Slot Find(Slot[] slots, ulong high, ulong low)
    {
        var at = Start(slots, high);
        while (slots[at].Line != 0 && (slots[at].High != high || slots[at].Low != low))
            at = at + 1 == slots.Length ? 0 : at + 1;
        return ref slots[at];
    }

    static Slot[] Grow(Slot[] slots)
    {
        var larger = new Slot[(int)(slots.Length * Growth) + 1];
        foreach (var slot in slots)
            if (slot.Line != 0) Find(larger, slot.High, slot.Low) = slot;
        return larger;
    }

    /// <summary>An empty one has line 0. Lines fit in 32 bits: a file of more would be larger than any protocol allows.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    readonly record struct Slot(ulong High, ulong Low, uint Line);
}
