using System.Buffers.Binary;
using System.Text;

namespace Pipeline.Validation;

/// <summary>A fixed set of texts, asked in UTF-8 without making a string.</summary>
sealed class Utf8Set
{
    // So few are sooner compared than hashed.
    const int Few = 4;

    readonly byte[]?[] _slots;
    readonly byte[][] _few;
    readonly uint _mask;

    public Utf8Set(IReadOnlyCollection<string> texts)
    {
        _mask = System.Numerics.BitOperations.RoundUpToPowerOf2((uint)texts.Count * 2 + 2) - 1;
        _slots = new byte[_mask + 1][];
        byte[][] all = [.. texts.Select(Encoding.UTF8.GetBytes)];
        _few = all.Length <= Few ? all : [];
        foreach (var bytes in all)
        {
            var slot = Hash(bytes) & _mask;
            while (_slots[slot] is not null) slot = (slot + 1) & _mask;
            _slots[slot] = bytes;
        }
    }

    public bool Contains(ReadOnlySpan<byte> text)
    {
        if (_few.Length > 0) return IsAmongFew(text);
        for (var slot = Hash(text) & _mask; _slots[slot] is { } entry; slot = (slot + 1) & _mask)
            if (text.SequenceEqual(entry)) return true;
        return false;
    }

    bool IsAmongFew(ReadOnlySpan<byte> text)
    {
        foreach (var entry in _few)
            if (text.SequenceEqual(entry)) return true;
        return false;
    }

    public static uint Hash(ReadOnlySpan<byte> text)
    {
        const ulong Odd = 0x9E37_79B9_7F4A_7C15;
        var hash = (ulong)text.Length * Odd;
        for (; text.Length >= 8; text = text[8..]) hash = (hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text)) * Odd ^ hash >> 29;
        hash = (hash ^ Rest(text)) * Odd;
        return (uint)(hash >> 32) ^ (uint)hash >> 7;
    }

    /// <summary>Fewer than eight bytes as a number; with their count it is theirs alone.</summary>
    static ulong Rest(ReadOnlySpan<byte> text)
    {
        if (text.Length >= 4)
            return BinaryPrimitives.ReadUInt32LittleEndian(text) | (ulong)BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]) << 32;
        return text.IsEmpty ? 0 : text[0] | (ulong)text[text.Length / 2] << 8 | (ulong)text[^1] << 16;
    }
}
