using System.Buffers;

namespace Parquet.Encodings;

/// <summary>Each value as the length of what it shares with the one before, and the rest of it.</summary>
static class DeltaByteArray
{
    // A hostile page could make every value as long as all before it together.
    const int MaxExpansion = 1 << 30;

    public static void Decode(ReadOnlyMemory<byte> page, Span<ReadOnlyMemory<byte>> destination)
    {
        var source = new ByteCursor(page.Span);
        var prefixes = ArrayPool<int>.Shared.Rent(destination.Length);
        try
        {
            var shared = prefixes.AsSpan(0, destination.Length);
            DeltaBinaryPacked.Decode(ref source, shared);
            ByteArrayValues.DecodeDeltaLength(page[source.Position..], destination);
            Join(shared, destination);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(prefixes);
        }
    }

    static void Join(ReadOnlySpan<int> shared, Span<ReadOnlyMemory<byte>> destination)
    {
        var (size, previous) = (0L, 0);
        for (var i = 0; i < shared.Length; i++)
        {
            if (shared[i] < 0 || shared[i] > previous)
                throw new ParquetException($"a value shares {shared[i]} bytes with one of {previous} bytes");
            previous = shared[i] + destination[i].Length;
            size += shared[i] == 0 ? 0 : previous;
            if (size > MaxExpansion) throw new ParquetException("the values of one page exceed a gigabyte");
        }
        var joined = new byte[size].AsMemory();
        for (var i = 0; i < shared.Length; i++)
        {
            if (shared[i] == 0) continue;
            var value = joined[..(shared[i] + destination[i].Length)];
            destination[i - 1][..shared[i]].CopyTo(value);
            destination[i].CopyTo(value[shared[i]..]);
            destination[i] = value;
            joined = joined[value.Length..];
        }
    }
}
