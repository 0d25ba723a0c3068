using System.Numerics;
using Parquet.Columns;

namespace Parquet.Encodings;

/// <summary>Runs of one repeated number between runs of bit-packed numbers: levels, dictionary indexes and booleans.</summary>
static class RleHybrid
{
    /// <summary>Fills <paramref name="destination"/>.</summary>
    public static void Decode<T>(ref ByteCursor source, int width, Span<T> destination) where T : unmanaged, IBinaryInteger<T>
    {
        if (width is < 0 or > 32) throw new ParquetException($"a bit width of {width}");
        while (!destination.IsEmpty)
        {
            var header = source.ReadVarint();
            var count = (int)Math.Min(header >> 1, int.MaxValue);
            if (count == 0) throw new ParquetException("a run of no values");
            var filled = (header & 1) == 0
                ? Repeat(ref source, width, destination, count)
                : Unpack(ref source, width, destination, count);
            destination = destination[filled..];
        }
    }

    public static void Encode<T>(ReadOnlySpan<T> values, int width, PooledBuffer output) where T : unmanaged, IBinaryInteger<T>
    {
        while (!values.IsEmpty)
        {
            var run = RunLength(values);
            if (run >= 8 || run == values.Length) WriteRun(values[0], run, width, output);
            else run = WritePacked(values, width, output);
            values = values[run..];
        }
    }

    static int Repeat<T>(ref ByteCursor source, int width, Span<T> destination, int count) where T : unmanaged, IBinaryInteger<T>
    {
        var bytes = source.Take((width + 7) / 8);
        var value = 0UL;
        for (var i = 0; i < bytes.Length; i++) value |= (ulong)bytes[i] << 8 * i;
        // A level above the highest would count neither as a value nor as a null.
        if (value >> width != 0) throw new ParquetException($"{value} repeated in a width of {width} bits");
        count = Math.Min(count, destination.Length);
        destination[..count].Fill(T.CreateTruncating(value));
        return count;
    }

    // The count is of groups of eight; the last group of a page may be padded, and some writers leave the padding's bytes out.
    static int Unpack<T>(ref ByteCursor source, int width, Span<T> destination, int groups) where T : unmanaged, IBinaryInteger<T>
    {
        var count = (int)Math.Min(groups * 8L, destination.Length);
        var size = Math.Min((long)groups * width, source.Remaining);
        if (size < BitPacking.SizeOf(count, width))
            throw new ParquetException($"{count} packed values are announced and {size} bytes are left");
        BitPacking.Unpack(source.Take(size), width, destination[..count]);
        return count;
    }

    static int RunLength<T>(ReadOnlySpan<T> values) where T : unmanaged, IBinaryInteger<T>
    {
        var length = values.IndexOfAnyExcept(values[0]);
        return length < 0 ? values.Length : length;
    }

    static void WriteRun<T>(T value, int length, int width, PooledBuffer output) where T : unmanaged, IBinaryInteger<T>
    {
        output.WriteVarint((uint)length << 1);
        for (var bits = 0; bits < width; bits += 8) output.WriteByte(byte.CreateTruncating(value >> bits));
    }

    // Packs groups of eight up to the next run worth writing as one, and returns how many values that took.
    static int WritePacked<T>(ReadOnlySpan<T> values, int width, PooledBuffer output) where T : unmanaged, IBinaryInteger<T>
    {
        var count = 0;
        while (values.Length - count >= 8 && RunLength(values.Slice(count, 8)) < 8) count += 8;
        if (values.Length - count < 8) return WriteTail(values, width, output);
        output.WriteVarint((uint)(count / 8) << 1 | 1);
        BitPacking.Pack(values[..count], width, output);
        return count;
    }

    // All that is left, the last group padded with zeros.
    static int WriteTail<T>(ReadOnlySpan<T> values, int width, PooledBuffer output) where T : unmanaged, IBinaryInteger<T>
    {
        var whole = values.Length / 8 * 8;
        Span<T> last = stackalloc T[8];
        values[whole..].CopyTo(last);
        output.WriteVarint((uint)((values.Length + 7) / 8) << 1 | 1);
        BitPacking.Pack(values[..whole], width, output);
        if (whole < values.Length) BitPacking.Pack<T>(last, width, output);
        return values.Length;
    }
}
