using System.Runtime.InteropServices;
using Parquet.Meta;

namespace Parquet.Encodings;

/// <summary>Booleans: a bit each, or runs behind a length.</summary>
readonly struct BooleanValues : IPhysicalValues<bool>
{
    public static void Decode(Encoding encoding, ReadOnlyMemory<byte> page, int width, Span<bool> destination)
    {
        var source = new ByteCursor(page.Span);
        // A bit is read as 0 or 1, which is what a bool is in memory.
        var bytes = MemoryMarshal.AsBytes(destination);
        switch (encoding)
        {
            case Encoding.Plain:
                BitPacking.Unpack(source.Take(BitPacking.SizeOf(bytes.Length, 1)), 1, bytes);
                break;
            case Encoding.Rle:
                var runs = new ByteCursor(source.Take(source.ReadInt32()));
                RleHybrid.Decode(ref runs, 1, bytes);
                break;
            default: throw new NotSupportedException($"{encoding} encoding of booleans is not supported");
        }
    }
}
