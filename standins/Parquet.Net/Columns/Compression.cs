using System.IO.Compression;
using System.Runtime.InteropServices;
using IronSnappy;

namespace Parquet.Columns;

/// <summary>The codecs of pages.</summary>
static class Compression
{
    // Deflate gives at most 1032 to 1, Snappy less; what announces more is not compressed data.
    const int MaximumRatio = 1100;

    public static void EnsureSupported(CompressionMethod method)
    {
        if (method is not (CompressionMethod.None or CompressionMethod.Snappy or CompressionMethod.Gzip))
            throw new NotSupportedException($"compression {method} is not supported");
    }

    public static void Compress(CompressionMethod method, CompressionLevel level, ReadOnlyMemory<byte> source, PooledBuffer output)
    {
        switch (method)
        {
            case CompressionMethod.None: output.Write(source.Span); break;
            case CompressionMethod.Snappy: SnappyEncoder.Encode(source.Span, output); break;
            case CompressionMethod.Gzip:
                using (var gzip = new GZipStream(new PooledBufferStream(output), level)) gzip.Write(source.Span);
                break;
            default: EnsureSupported(method); break;
        }
    }

    /// <summary>Appends exactly <paramref name="size"/> bytes to <paramref name="output"/>.</summary>
    public static void Decompress(CompressionMethod method, ReadOnlyMemory<byte> source, int size, PooledBuffer output)
    {
        if (size < 0 || size > (long)source.Length * MaximumRatio + 64)
            throw new ParquetException($"{source.Length} bytes cannot hold {size} bytes of {method} data");
        try
        {
            var length = method == CompressionMethod.Snappy ? Unsnap(source.Span, size, output) : Unzip(source, size, output);
            if (length != size) throw new ParquetException($"{length} bytes were compressed where {size} are expected");
        }
        catch (Exception e) when (e is InvalidDataException or IOException or IndexOutOfRangeException or ArgumentException)
        {
            throw new ParquetException($"the {method} data is corrupt", e);
        }
    }

    static int Unsnap(ReadOnlySpan<byte> source, int size, PooledBuffer output)
    {
        var header = new Encodings.ByteCursor(source);
        if (header.ReadVarint() != (ulong)size) throw new ParquetException("the size in the Snappy data differs from the page's");
        var bytes = Snappy.Decode(source);
        output.Write(bytes);
        return bytes.Length;
    }

    static int Unzip(ReadOnlyMemory<byte> source, int size, PooledBuffer output)
    {
        MemoryMarshal.TryGetArray(source, out var bytes);
        using var gzip =
            new GZipStream(new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false), CompressionMode.Decompress);
        // One byte more than expected, to find out about more.
        var room = output.Reserve(size + 1)[..(size + 1)];
        var length = gzip.ReadAtLeast(room, size + 1, throwOnEndOfStream: false);
        output.Advance(length);
        return length;
    }
}
