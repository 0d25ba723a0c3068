using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Pipeline.Validation;

/// <summary>A fixed set of texts, asked in UTF-8 without making a string. Safe for several threads.</summary>
sealed class Utf8Set
{
    /// <summary>Bytes of a text that are packed into a number at most.</summary>
    public const int MostPacked = 8;

    const ulong Odd = 0x9E37_79B9_7F4A_7C15;

    // Texts of up to eight bytes, such as codes, as numbers; 0 where there is none.
    readonly ulong[] _packed;
    readonly int _packedBits;
    readonly byte[]?[] _long;
    readonly uint _longMask;
    readonly bool _hasEmpty;

    public Utf8Set(IReadOnlyCollection<string> texts)
    {
        byte[][] all = [.. texts.Distinct().Select(Encoding.UTF8.GetBytes)];
        _hasEmpty = all.Any(t => t.Length == 0);
        byte[][] few = [.. all.Where(t => t.Length is > 0 and <= MostPacked)];
        // Four places for each, so that most questions end at the first place.
        _packedBits = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)few.Length * 4 + 2));
        _packed = new ulong[1 << _packedBits];
        foreach (var text in few) _packed[FindPlace(Pack(text))] = Pack(text);
        byte[][] others = [.. all.Where(t => t.Length > MostPacked)];
        _longMask = BitOperations.RoundUpToPowerOf2((uint)others.Length * 2 + 2) - 1;
        _long = new byte[_longMask + 1][];
        foreach (var text in others)
        {
            var slot = Hash(text) & _longMask;
            while (_long[slot] is not null) slot = (slot + 1) & _longMask;
            _long[slot] = text;
        }
    }

    public bool Contains(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return _hasEmpty;
        if (text.Length <= MostPacked) return _packed[FindPlace(Pack(text))] != 0;
        for (var slot = Hash(text) & _longMask; _long[slot] is { } entry; slot = (slot + 1) & _longMask)
            if (text.SequenceEqual(entry)) return true;
        return false;
    }

    /// <summary>Whether the text is among them that <see cref="Pack"/> makes the number of.</summary>
    public bool Contains(ulong packed) => _packed[FindPlace(packed)] != 0;

    public static uint Hash(ReadOnlySpan<byte> text)
    {
        var hash = (ulong)text.Length;
        for (; text.Length > MostPacked; text = text[MostPacked..]) hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text));
        return (uint)Fold(hash ^ (text.IsEmpty ? 0 : Pack(text)));
    }

    /// <summary>Both halves of the product, so that every bit of the number reaches the low bits too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Fold(ulong number)
    {
        var high = Math.BigMul(number ^ Odd, Odd, out var low);
        return high ^ low;
    }

    /// <summary>Whether <see cref="Pack"/> makes a number of the text.</summary>
    public static bool IsPackable(ReadOnlySpan<byte> text) => text.Length is > 0 and <= MostPacked;

    /// <summary>One to eight bytes as a number. No text holds NUL, so that no two have the same.</summary>
    public static ulong Pack(ReadOnlySpan<byte> text)
    {
        var length = text.Length;
        if (length >= 4)
            return BinaryPrimitives.ReadUInt32LittleEndian(text)
                | (ulong)BinaryPrimitives.ReadUInt32LittleEndian(text[^4..]) << 8 * (length - 4);
        // One to three: the middle one is the first or the last again, at its own place.
        return text[0] | (ulong)text[length / 2] << 8 * (length / 2) | (ulong)text[^1] << 8 * (length - 1);
    }

    /// <summary>The first of 2 to the power of <paramref name="bits"/> places to look for a number that <see cref="Pack"/> made.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int PlaceOf(ulong packed, int bits) => (int)(packed * Odd >> 64 - bits);

    /// <summary>Where a number is, or the free place where it would be.</summary>
    int FindPlace(ulong packed)
    {
        var place = PlaceOf(packed, _packedBits);
        while (_packed[place] != 0 && _packed[place] != packed) place = place + 1 & _packed.Length - 1;
        return place;
    }
}
