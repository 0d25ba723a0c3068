using Parquet.Meta;

namespace Parquet.Columns;

/// <summary>Values of one column into bytes and back. One serves one chunk, of whose written values it remembers the extremes.</summary>
abstract class ColumnCodec<T>
{
    /// <summary>What finds equal values, for types that are worth a dictionary.</summary>
    public virtual IEqualityComparer<T>? DictionaryComparer => null;

    /// <summary>Extremes of the values encoded so far in stored form, if the type has an order.</summary>
    public abstract (byte[] Min, byte[] Max)? Range { get; }

    /// <summary>About the number of bytes that the values take when plain.</summary>
    public abstract long Estimate(ReadOnlySpan<T> values);

    /// <summary>Appends the values, plain.</summary>
    public abstract void Encode(ReadOnlySpan<T> values, PooledBuffer output);

    /// <summary>Fills <paramref name="values"/> from the values part of a page.</summary>
    public abstract void Decode(Encoding encoding, ReadOnlyMemory<byte> page, Span<T> values);

    /// <summary>Fewest bytes that a plain value can take; bounds the entries of a dictionary.</summary>
    public abstract int MinimumWidth { get; }
}
