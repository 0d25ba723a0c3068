using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Parquet.Meta;

namespace Parquet.Encodings;

/// <summary>Values that lie in memory as they do in the file.</summary>
static class FixedValues
{
    public static void Decode<T>(Encoding encoding, ReadOnlySpan<byte> page, Span<T> destination) where T : unmanaged
    {
        var source = new ByteCursor(page);
        var bytes = MemoryMarshal.AsBytes(destination);
        switch (encoding)
        {
            case Encoding.Plain: source.Take(bytes.Length).CopyTo(bytes); break;
            case Encoding.ByteStreamSplit: ByteStreamSplit.Decode(ref source, Unsafe.SizeOf<T>(), bytes); break;
            default: throw new NotSupportedException($"{encoding} encoding of {typeof(T).Name} values is not supported");
        }
    }
}
