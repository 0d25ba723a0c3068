using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Pipeline.Validation;

/// <summary>
/// A 128-bit hash of a key's values, with random factors per drop: a chance collision among a hundred million keys is less likely than
/// one in 10²², and nobody can prepare one.
/// </summary>
sealed class KeyHash
{
    readonly ulong[] _factors;
    ulong _low;
    ulong _high;

    public KeyHash()
    {
        _factors = new ulong[4];
        RandomNumberGenerator.Fill(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_factors.AsSpan()));
    }

    KeyHash(ulong[] factors) => _factors = factors;

    /// <summary>Another that gives the same hashes, for another thread.</summary>
    public KeyHash Fork() => new(_factors);

    public UInt128 Value => new(Mix(_high ^ _factors[2], _low ^ _factors[1]), Mix(_low ^ _factors[0], _high ^ _factors[3]));

    public void Begin() => (_low, _high) = (_factors[3], _factors[2]);

    public void Add(long value)
    {
        _low = Mix(_low ^ (ulong)value, _factors[0]);
        _high = Mix(_high + (ulong)value, _factors[1]);
    }

    /// <summary>Adds a text and its length, so that where one value ends and the next starts counts.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        Add(text.Length);
        if (text.Length < 8)
        {
            var few = 0L;
            foreach (var b in text) few = few << 8 | b;
            Add(few);
            return;
        }
        for (var at = 0; at + 8 < text.Length; at += 8) Add(BinaryPrimitives.ReadInt64LittleEndian(text[at..]));
        // The last eight overlap with those before unless they come out even.
        Add(BinaryPrimitives.ReadInt64LittleEndian(text[^8..]));
    }

    /// <summary>The hash of a key of one column that has a rank.</summary>
    public UInt128 Of(in KeyRank rank)
    {
        Begin();
        Add(rank.Length);
        Add((long)rank.First);
        Add((long)rank.Last);
        return Value;
    }

    static ulong Mix(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right | 1, out var low);
        return high ^ low ^ left;
    }
}
