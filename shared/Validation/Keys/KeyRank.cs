using System.Buffers.Binary;

namespace Pipeline.Validation;

/// <summary>
/// Where a short key stands in an order of all short keys: by length, then by bytes. Two keys have the same rank only if they are the same.
/// </summary>
readonly record struct KeyRank(int Length, ulong First, ulong Last) : IComparable<KeyRank>
{
    /// <summary>Longer texts have no rank.</summary>
    public const int MostBytes = 16;

    public static KeyRank Of(long value) => new(0, (ulong)value, 0);

    public static KeyRank Of(ReadOnlySpan<byte> text)
    {
        if (text.Length >= sizeof(ulong))
            // The last eight bytes overlap with the first: they decide only where those are the same.
            return new(text.Length, BinaryPrimitives.ReadUInt64BigEndian(text), BinaryPrimitives.ReadUInt64BigEndian(text[^sizeof(ulong)..]));
        var few = 0UL;
        foreach (var b in text) few = few << 8 | b;
        return new(text.Length, few, 0);
    }

    public int CompareTo(KeyRank other) =>
        Length != other.Length ? Length.CompareTo(other.Length)
        : First != other.First ? First.CompareTo(other.First)
        : Last.CompareTo(other.Last);
}
