using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Parquet.Encodings;
using Parquet.Meta;

namespace Parquet.Columns;

/// <summary>Codec of values that are stored in a fixed number of bytes.</summary>
sealed class FixedCodec<T, TStored, TValues, TConversion>(TConversion conversion) : ColumnCodec<T>
    where T : unmanaged
    where TStored : unmanaged
    where TValues : struct, IFixedValues<TStored>
    where TConversion : struct, IConversion<T, TStored>
{
    TStored[]? _range;

    public override int MinimumWidth => Unsafe.SizeOf<TStored>();

    public override (byte[] Min, byte[] Max)? Range => _range is null ? null : (BytesOf(_range[0]), BytesOf(_range[1]));

    // A conversion that changes nothing is left out, and the values are copied as they lie.
    static bool IsStored => typeof(TConversion) == typeof(Same<T>);

    public override long Estimate(ReadOnlySpan<T> values) => (long)values.Length * Unsafe.SizeOf<TStored>();

    public override void Encode(ReadOnlySpan<T> values, PooledBuffer output)
    {
        var size = checked(values.Length * Unsafe.SizeOf<TStored>());
        var stored = MemoryMarshal.Cast<byte, TStored>(output.Reserve(size)[..size]);
        if (IsStored) MemoryMarshal.Cast<T, TStored>(values).CopyTo(stored);
        else
            for (var i = 0; i < values.Length; i++) stored[i] = conversion.Store(values[i]);
        output.Advance(size);
        Widen(stored);
    }

    public override void Decode(Encoding encoding, ReadOnlyMemory<byte> page, Span<T> values)
    {
        if (IsStored)
        {
            TValues.Decode(encoding, page, Unsafe.SizeOf<TStored>(), MemoryMarshal.Cast<T, TStored>(values));
            return;
        }
        var rented = ArrayPool<TStored>.Shared.Rent(values.Length);
        try
        {
            var stored = rented.AsSpan(0, values.Length);
            TValues.Decode(encoding, page, Unsafe.SizeOf<TStored>(), stored);
            for (var i = 0; i < stored.Length; i++) values[i] = conversion.Load(stored[i]);
        }
        finally
        {
            ArrayPool<TStored>.Shared.Return(rented);
        }
    }

    void Widen(ReadOnlySpan<TStored> values)
    {
        if (!TValues.TryGetRange(values, out var min, out var max)) return;
        if (_range is null || TValues.TryGetRange([_range[0], _range[1], min, max], out min, out max)) _range = [min, max];
    }

    static byte[] BytesOf(TStored value) => MemoryMarshal.AsBytes(new ReadOnlySpan<TStored>(in value)).ToArray();
}
