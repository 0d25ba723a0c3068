using System.Buffers;
using Parquet.Meta;

namespace Parquet.Encodings;

/// <summary>Byte arrays of varying length.</summary>
readonly struct ByteArrayValues : IPhysicalValues<ReadOnlyMemory<byte>>
{
    public static void Decode(Encoding encoding, ReadOnlyMemory<byte> page, int width, Span<ReadOnlyMemory<byte>> destination)
    {
        switch (encoding)
        {
            case Encoding.Plain: DecodePlain(page, destination); break;
            case Encoding.DeltaLengthByteArray: DecodeDeltaLength(page, destination); break;
            case Encoding.DeltaByteArray: DeltaByteArray.Decode(page, destination); break;
            default: throw new NotSupportedException($"{encoding} encoding of byte arrays is not supported");
        }
    }

    /// <summary>All lengths as packed differences, then all bytes. Returns where the bytes end.</summary>
    public static int DecodeDeltaLength(ReadOnlyMemory<byte> page, Span<ReadOnlyMemory<byte>> destination)
    {
        var source = new ByteCursor(page.Span);
        var lengths = ArrayPool<int>.Shared.Rent(destination.Length);
        try
        {
            DeltaBinaryPacked.Decode(ref source, lengths.AsSpan(0, destination.Length));
            for (var i = 0; i < destination.Length; i++)
            {
                var start = source.Position;
                source.Take(lengths[i]);
                destination[i] = page.Slice(start, lengths[i]);
            }
        }
        finally
        {
            ArrayPool<int>.Shared.Return(lengths);
        }
        return source.Position;
    }

    static void DecodePlain(ReadOnlyMemory<byte> page, Span<ReadOnlyMemory<byte>> destination)
    {
        var source = new ByteCursor(page.Span);
        foreach (ref var value in destination)
        {
            var length = source.ReadInt32();
            var start = source.Position;
            source.Take(length);
            value = page.Slice(start, length);
        }
    }
}

/// <summary>Byte arrays that all have the length that the schema says.</summary>
readonly struct FixedByteArrayValues : IPhysicalValues<ReadOnlyMemory<byte>>
{
    public static void Decode(Encoding encoding, ReadOnlyMemory<byte> page, int width, Span<ReadOnlyMemory<byte>> destination)
    {
        if (encoding == Encoding.DeltaByteArray)
        {
            DeltaByteArray.Decode(page, destination);
            foreach (ref readonly var value in destination)
                if (value.Length != width) throw new ParquetException($"a value of {value.Length} bytes where {width} are expected");
            return;
        }
        var source = new ByteCursor(page.Span);
        switch (encoding)
        {
            case Encoding.Plain:
                source.Take((long)width * destination.Length);
                break;
            case Encoding.ByteStreamSplit:
                if ((long)width * destination.Length > source.Remaining)
                    throw new ParquetException($"{destination.Length} values of {width} bytes where {source.Remaining} bytes are left");
                var joined = new byte[width * destination.Length];
                ByteStreamSplit.Decode(ref source, width, joined);
                page = joined;
                break;
            default: throw new NotSupportedException($"{encoding} encoding of fixed-length byte arrays is not supported");
        }
        for (var i = 0; i < destination.Length; i++) destination[i] = page.Slice(i * width, width);
    }
}
