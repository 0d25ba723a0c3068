namespace Parquet.Encodings;

/// <summary>All first bytes of the values, then all second bytes, and so on.</summary>
static class ByteStreamSplit
{
    public static void Decode(ref ByteCursor source, int width, Span<byte> destination)
    {
        var count = destination.Length / width;
        var streams = source.Take(destination.Length);
        for (var part = 0; part < width; part++)
        {
            var stream = streams.Slice(part * count, count);
            for (var i = 0; i < stream.Length; i++) destination[i * width + part] = stream[i];
        }
    }
}
