using System.Buffers;
using System.Buffers.Binary;
using Parquet.Encodings;
using Parquet.Meta;

namespace Parquet.Columns;

/// <summary>Codec of values that are stored as bytes: behind their length, or all of one width.</summary>
/// <param name="width">Bytes of every value, or 0 if each has its own length.</param>
sealed class ByteArrayCodec<T, TValues, TForm>(TForm form, int width) : ColumnCodec<T>
    where TValues : struct, IPhysicalValues<ReadOnlyMemory<byte>>
    where TForm : struct, IByteForm<T>
{
    readonly ByteRange _range = new(TForm.IsSigned);

    public override IEqualityComparer<T>? DictionaryComparer => TForm.Comparer;

    public override int MinimumWidth => width > 0 ? width : sizeof(int);

    public override (byte[] Min, byte[] Max)? Range => _range.Extremes;

    int Prefix => width > 0 ? 0 : sizeof(int);

    public override long Estimate(ReadOnlySpan<T> values)
    {
        if (width > 0) return (long)width * values.Length;
        var size = 0L;
        foreach (var value in values) size += sizeof(int) + form.UsualSize(value);
        return size;
    }

    public override void Encode(ReadOnlySpan<T> values, PooledBuffer output)
    {
        foreach (var value in values)
        {
            var room = output.Reserve(checked(Prefix + form.MaximumSize(value)));
            var length = form.Write(value, room[Prefix..]);
            if (width == 0) BinaryPrimitives.WriteInt32LittleEndian(room, length);
            _range.Include(room.Slice(Prefix, length));
            output.Advance(Prefix + length);
        }
    }

    public override void Decode(Encoding encoding, ReadOnlyMemory<byte> page, Span<T> values)
    {
        var rented = ArrayPool<ReadOnlyMemory<byte>>.Shared.Rent(values.Length);
        try
        {
            var stored = rented.AsSpan(0, values.Length);
            TValues.Decode(encoding, page, width, stored);
            for (var i = 0; i < stored.Length; i++) values[i] = form.Read(stored[i].Span);
        }
        finally
        {
            // Cleared, or the pool would keep the page alive.
            ArrayPool<ReadOnlyMemory<byte>>.Shared.Return(rented, clearArray: true);
        }
    }
}
