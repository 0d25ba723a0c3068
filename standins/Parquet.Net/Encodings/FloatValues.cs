using System.Numerics;
using Parquet.Meta;

namespace Parquet.Encodings;

/// <summary>Floating-point numbers. Their order leaves NaN out and counts both zeros as one, so a zero is told as the wider one.</summary>
readonly struct FloatValues<T> : IFixedValues<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static void Decode(Encoding encoding, ReadOnlyMemory<byte> page, int width, Span<T> destination) =>
        FixedValues.Decode(encoding, page.Span, destination);

    public static bool TryGetRange(ReadOnlySpan<T> values, out T min, out T max)
    {
        (min, max) = (T.PositiveInfinity, T.NegativeInfinity);
        var any = false;
        foreach (var value in values)
        {
            any |= !T.IsNaN(value);
            if (value < min) min = value;
            if (value > max) max = value;
        }
        if (min == T.Zero) min = T.NegativeZero;
        if (max == T.Zero) max = T.Zero;
        return any;
    }
}
