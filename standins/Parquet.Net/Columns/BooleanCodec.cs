using System.Runtime.InteropServices;
using Parquet.Encodings;
using Parquet.Meta;

namespace Parquet.Columns;

/// <summary>Codec of booleans, a bit each.</summary>
sealed class BooleanCodec : ColumnCodec<bool>
{
    bool _seenFalse;
    bool _seenTrue;

    public override int MinimumWidth => 1;

    public override (byte[] Min, byte[] Max)? Range =>
        _seenFalse || _seenTrue ? ([_seenFalse ? (byte)0 : (byte)1], [_seenTrue ? (byte)1 : (byte)0]) : null;

    public override long Estimate(ReadOnlySpan<bool> values) => values.Length / 8;

    public override void Encode(ReadOnlySpan<bool> values, PooledBuffer output)
    {
        _seenTrue |= values.Contains(true);
        _seenFalse |= values.Contains(false);
        var bits = MemoryMarshal.AsBytes(values);
        var whole = bits.Length & ~7;
        BitPacking.Pack(bits[..whole], 1, output);
        if (whole == bits.Length) return;
        Span<byte> last = stackalloc byte[8];
        last.Clear();
        bits[whole..].CopyTo(last);
        BitPacking.Pack<byte>(last, 1, output);
    }

    public override void Decode(Encoding encoding, ReadOnlyMemory<byte> page, Span<bool> values) =>
        BooleanValues.Decode(encoding, page, 0, values);
}
