using System.Buffers.Binary;
using System.Numerics;
using Parquet.Columns;

namespace Parquet.Encodings;

/// <summary>Numbers of the same few bits side by side, the lowest bits first.</summary>
static class BitPacking
{
    /// <summary>Bits that hold every number up to <paramref name="max"/>.</summary>
    public static int WidthOf(int max) => 32 - BitOperations.LeadingZeroCount((uint)max);

    /// <summary>Bytes that <paramref name="count"/> numbers take.</summary>
    public static long SizeOf(long count, int width) => (count * width + 7) / 8;

    /// <summary>The caller has checked that <paramref name="source"/> holds all of <paramref name="destination"/>.</summary>
    public static void Unpack<T>(ReadOnlySpan<byte> source, int width, Span<T> destination) where T : unmanaged, IBinaryInteger<T>
    {
        var mask = width == 64 ? ulong.MaxValue : (1UL << width) - 1;
        long bit = 0;
        for (var i = 0; i < destination.Length; i++, bit += width)
        {
            var (index, shift) = ((int)(bit >> 3), (int)(bit & 7));
            var value = Load(source[index..]) >> shift;
            // Above 56 bits a number may reach into a ninth byte.
            if (shift + width > 64) value |= (ulong)source[index + 8] << (64 - shift);
            destination[i] = T.CreateTruncating(value & mask);
        }
    }

    /// <summary>Writes whole groups of eight numbers.</summary>
    public static void Pack<T>(ReadOnlySpan<T> values, int width, PooledBuffer output) where T : unmanaged, IBinaryInteger<T>
    {
        var bytes = output.Reserve(values.Length / 8 * width);
        var (pending, bits, length) = (0UL, 0, 0);
        foreach (var value in values)
        {
            pending |= ulong.CreateTruncating(value) << bits;
            for (bits += width; bits >= 8; bits -= 8, pending >>= 8) bytes[length++] = (byte)pending;
        }
        output.Advance(length);
    }

    static ulong Load(ReadOnlySpan<byte> source)
    {
        if (source.Length >= sizeof(ulong)) return BinaryPrimitives.ReadUInt64LittleEndian(source);
        var value = 0UL;
        for (var i = 0; i < source.Length; i++) value |= (ulong)source[i] << 8 * i;
        return value;
    }
}
