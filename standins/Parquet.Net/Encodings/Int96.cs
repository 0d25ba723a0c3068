using System.Runtime.InteropServices;
using Parquet.Meta;

namespace Parquet.Encodings;

/// <summary>The timestamp of early writers.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
readonly record struct Int96(long NanosecondsOfDay, int JulianDay);

/// <summary>Timestamps in 12 bytes. The format gives them no order.</summary>
readonly struct Int96Values : IFixedValues<Int96>
{
    public static void Decode(Encoding encoding, ReadOnlyMemory<byte> page, int width, Span<Int96> destination) =>
        FixedValues.Decode(encoding, page.Span, destination);

    public static bool TryGetRange(ReadOnlySpan<Int96> values, out Int96 min, out Int96 max)
    {
        (min, max) = (default, default);
        return false;
    }
}
