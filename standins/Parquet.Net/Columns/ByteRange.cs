using System.Buffers;
using System.Buffers.Binary;

namespace Parquet.Columns;

/// <summary>Smallest and largest of byte strings: compared byte by byte, or as big-endian numbers of one width with a sign.</summary>
sealed class ByteRange(bool isSigned)
{
    // Extremes are there to skip row groups; a long text would only swell the footer.
    const int LongestKept = 1024;

    readonly ArrayBufferWriter<byte> _min = new();
    readonly ArrayBufferWriter<byte> _max = new();
    bool _any;
    // The first eight bytes of both, to tell most values' place from.
    ulong _minStart;
    ulong _maxStart;

    public (byte[] Min, byte[] Max)? Extremes =>
        _any && Math.Max(_min.WrittenCount, _max.WrittenCount) <= LongestKept
            ? (_min.WrittenSpan.ToArray(), _max.WrittenSpan.ToArray())
            : null;

    public void Include(ReadOnlySpan<byte> value)
    {
        if (_any && !isSigned && value.Length >= sizeof(ulong)
            && BinaryPrimitives.ReadUInt64BigEndian(value) is var start && start > _minStart && start < _maxStart) return;
        if (!_any || Compare(value, _min.WrittenSpan) < 0) Keep(_min, value);
        if (!_any || Compare(value, _max.WrittenSpan) > 0) Keep(_max, value);
        _any = true;
        (_minStart, _maxStart) = (Start(_min.WrittenSpan), Start(_max.WrittenSpan));
    }

    int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        isSigned && left[0] != right[0] ? ((sbyte)left[0]).CompareTo((sbyte)right[0]) : left.SequenceCompareTo(right);

    static ulong Start(ReadOnlySpan<byte> value)
    {
        Span<byte> start = stackalloc byte[sizeof(ulong)];
        start.Clear();
        value[..Math.Min(value.Length, sizeof(ulong))].CopyTo(start);
        return BinaryPrimitives.ReadUInt64BigEndian(start);
    }

    static void Keep(ArrayBufferWriter<byte> kept, ReadOnlySpan<byte> value)
    {
        kept.ResetWrittenCount();
        kept.Write(value);
    }
}
