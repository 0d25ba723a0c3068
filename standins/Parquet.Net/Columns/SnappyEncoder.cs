using System.Buffers.Binary;
using System.Numerics;

namespace Parquet.Columns;

/// <summary>
/// Writes Snappy's raw format. It looks for repeats of eight bytes and more: shorter ones, of which hexadecimal digits and numbers are full,
/// cost much time and save almost nothing.
/// </summary>
static class SnappyEncoder
{
    const int LeastMatch = sizeof(ulong);
    const int TableBits = 14;
    const int FarthestOffset = ushort.MaxValue;
    const int LongestCopy = 64;
    // After so many places without a match, each power of two, the steps grow by one.
    const int Patience = 5;
    // Of a copy with a two-byte offset; the two low bits of a literal's tag are zero.
    const int CopyTag = 2;

    public static void Encode(ReadOnlySpan<byte> source, PooledBuffer output)
    {
        output.WriteVarint((uint)source.Length);
        // Literals cost five bytes more at most, each copy is shorter than what it stands for.
        var to = output.Reserve(checked(source.Length + source.Length / 32 + 16));
        output.Advance(Encode(source, to));
    }

    static int Encode(ReadOnlySpan<byte> source, Span<byte> to)
    {
        // Places are kept plus one; zero is none.
        Span<int> table = stackalloc int[1 << TableBits];
        table.Clear();
        var (at, pending, length, misses) = (0, 0, 0, 0);
        while (at + LeastMatch <= source.Length)
        {
            var eight = BinaryPrimitives.ReadUInt64LittleEndian(source[at..]);
            ref var place = ref table[(int)(eight * 0x9E3779B97F4A7C15 >> (64 - TableBits))];
            var candidate = place - 1;
            place = at + 1;
            if (candidate < 0 || at - candidate > FarthestOffset || BinaryPrimitives.ReadUInt64LittleEndian(source[candidate..]) != eight)
            {
                at += 1 + (misses++ >> Patience);
                continue;
            }
            length += WriteLiteral(source[pending..at], to[length..]);
            var match = LeastMatch + source[(at + LeastMatch)..].CommonPrefixLength(source[(candidate + LeastMatch)..]);
            length += WriteCopies(at - candidate, match, to[length..]);
            pending = at += match;
            misses = 0;
        }
        return length + WriteLiteral(source[pending..], to[length..]);
    }

    static int WriteLiteral(ReadOnlySpan<byte> bytes, Span<byte> to)
    {
        if (bytes.IsEmpty) return 0;
        var last = bytes.Length - 1;
        var extra = last < 60 ? 0 : (BitOperations.Log2((uint)last) >> 3) + 1;
        to[0] = (byte)((extra == 0 ? last : 59 + extra) << 2);
        for (var i = 0; i < extra; i++) to[1 + i] = (byte)(last >> 8 * i);
        bytes.CopyTo(to[(1 + extra)..]);
        return 1 + extra + bytes.Length;
    }

    static int WriteCopies(int offset, int match, Span<byte> to)
    {
        var length = 0;
        while (match > 0)
        {
            var count = Math.Min(match, LongestCopy);
            to[length] = (byte)(count - 1 << 2 | CopyTag);
            BinaryPrimitives.WriteUInt16LittleEndian(to[(length + 1)..], (ushort)offset);
            (length, match) = (length + 3, match - count);
        }
        return length;
    }
}
