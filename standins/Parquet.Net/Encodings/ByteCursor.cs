using System.Buffers.Binary;

namespace Parquet.Encodings;

/// <summary>Reads forward through the bytes of a page and never past them.</summary>
ref struct ByteCursor(ReadOnlySpan<byte> data)
{
    readonly ReadOnlySpan<byte> _data = data;

    public int Position { get; private set; }

    public readonly int Remaining => _data.Length - Position;

    public ReadOnlySpan<byte> Take(long length)
    {
        if (length < 0 || length > Remaining) throw new ParquetException($"{length} bytes are announced and {Remaining} are left");
        var bytes = _data.Slice(Position, (int)length);
        Position += (int)length;
        return bytes;
    }

    public byte ReadByte() => Take(1)[0];

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public ulong ReadVarint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = ReadByte();
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80) return value;
        }
        throw new ParquetException("a number exceeds 64 bits");
    }

    public long ReadZigZag()
    {
        var value = ReadVarint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>A number that may not exceed <paramref name="limit"/>.</summary>
    public int ReadCount(int limit, string of) =>
        ReadVarint() is var count && count <= (ulong)limit
            ? (int)count
            : throw new ParquetException($"{count} {of} where at most {limit} fit");
}
