using Parquet.Meta;

namespace Parquet.Encodings;

/// <summary>How the values of one physical type lie in a page.</summary>
/// <typeparam name="TValue">What a stored value is in memory.</typeparam>
interface IPhysicalValues<TValue>
{
    /// <summary>Fills <paramref name="destination"/> from the values part of a page, of which byte arrays are slices.</summary>
    /// <param name="width">Bytes per value, for fixed-length byte arrays.</param>
    static abstract void Decode(Encoding encoding, ReadOnlyMemory<byte> page, int width, Span<TValue> destination);
}
