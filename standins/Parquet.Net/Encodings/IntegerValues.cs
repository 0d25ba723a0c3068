using System.Numerics;
using System.Runtime.InteropServices;
using Parquet.Meta;

namespace Parquet.Encodings;

/// <summary>Whole numbers of 32 or 64 bits.</summary>
readonly struct IntegerValues<T> : IFixedValues<T> where T : unmanaged, IBinaryInteger<T>
{
    public static void Decode(Encoding encoding, ReadOnlyMemory<byte> page, int width, Span<T> destination)
    {
        if (encoding == Encoding.DeltaBinaryPacked)
        {
            var source = new ByteCursor(page.Span);
            DeltaBinaryPacked.Decode(ref source, destination);
        }
        else FixedValues.Decode(encoding, page.Span, destination);
    }

    public static bool TryGetRange(ReadOnlySpan<T> values, out T min, out T max)
    {
        (min, max) = (default, default);
        if (values.IsEmpty) return false;
        (min, max) = (values[0], values[0]);
        var vectors = MemoryMarshal.Cast<T, Vector<T>>(values);
        if (!vectors.IsEmpty)
        {
            var (low, high) = (vectors[0], vectors[0]);
            foreach (ref readonly var vector in vectors) (low, high) = (Vector.Min(low, vector), Vector.Max(high, vector));
            for (var i = 0; i < Vector<T>.Count; i++) (min, max) = (T.Min(min, low[i]), T.Max(max, high[i]));
        }
        foreach (var value in values[(vectors.Length * Vector<T>.Count)..]) (min, max) = (T.Min(min, value), T.Max(max, value));
        return true;
    }
}
