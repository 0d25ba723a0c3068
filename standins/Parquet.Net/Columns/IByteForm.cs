namespace Parquet.Columns;

/// <summary>How a type becomes bytes and is made from them.</summary>
interface IByteForm<T>
{
    /// <summary>Finds equal values; null for types without a dictionary.</summary>
    static abstract IEqualityComparer<T>? Comparer { get; }

    /// <summary>Whether the bytes are a number with a sign rather than a text.</summary>
    static abstract bool IsSigned { get; }

    int UsualSize(T value);

    int MaximumSize(T value);

    /// <summary>Returns the number of bytes written.</summary>
    int Write(T value, Span<byte> destination);

    T Read(ReadOnlySpan<byte> bytes);
}
