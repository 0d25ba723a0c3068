using System.Buffers;
using System.Numerics;

namespace Parquet.Encodings;

/// <summary>Whole numbers as packed differences, in blocks of miniblocks that each have their own bit width.</summary>
static class DeltaBinaryPacked
{
    /// <summary>Fills <paramref name="destination"/>, of 32-bit or 64-bit numbers; differences wrap around.</summary>
    public static void Decode<T>(ref ByteCursor source, Span<T> destination) where T : unmanaged, IBinaryInteger<T>
    {
        var blockSize = source.ReadCount(1 << 20, "values in a block");
        var miniblocks = source.ReadCount(1 << 12, "miniblocks in a block");
        var total = source.ReadVarint();
        if (miniblocks == 0 || blockSize % miniblocks != 0 || blockSize / miniblocks % 8 != 0 || blockSize == 0)
            throw new ParquetException($"a block of {blockSize} values in {miniblocks} miniblocks");
        if (total != (ulong)destination.Length) throw new ParquetException($"{total} values where {destination.Length} are expected");
        var last = source.ReadZigZag();
        if (destination.IsEmpty) return;
        destination[0] = T.CreateTruncating(last);
        var rest = destination[1..];
        var deltas = ArrayPool<ulong>.Shared.Rent(blockSize / miniblocks);
        try
        {
            var miniblock = deltas.AsSpan(0, blockSize / miniblocks);
            while (!rest.IsEmpty) rest = rest[DecodeBlock(ref source, rest, ref last, miniblocks, miniblock)..];
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(deltas);
        }
    }

    static int DecodeBlock<T>(ref ByteCursor source, Span<T> destination, ref long last, int miniblocks, Span<ulong> deltas)
        where T : unmanaged, IBinaryInteger<T>
    {
        var smallest = source.ReadZigZag();
        var widths = source.Take(miniblocks);
        var done = 0;
        // Miniblocks behind the last value have no bytes.
        for (var i = 0; i < miniblocks && done < destination.Length; i++)
        {
            if (widths[i] > 64) throw new ParquetException($"a bit width of {widths[i]}");
            BitPacking.Unpack(source.Take(BitPacking.SizeOf(deltas.Length, widths[i])), widths[i], deltas);
            var count = Math.Min(deltas.Length, destination.Length - done);
            foreach (var delta in deltas[..count])
            {
                last = unchecked(last + smallest + (long)delta);
                destination[done++] = T.CreateTruncating(last);
            }
        }
        return done;
    }
}
