namespace Parquet.Columns;

/// <summary>The two types that hold bytes.</summary>
interface IBytes<T>
{
    static abstract ReadOnlySpan<byte> Of(T value);

    static abstract T From(byte[] bytes);
}

/// <summary>Bytes as they are.</summary>
/// <param name="width">Length that every value must have, or 0.</param>
readonly struct BytesForm<T, TBytes>(int width) : IByteForm<T> where TBytes : struct, IBytes<T>
{
    public static IEqualityComparer<T>? Comparer => null;

    public static bool IsSigned => false;

    public int UsualSize(T value) => TBytes.Of(value).Length;

    public int MaximumSize(T value) => TBytes.Of(value).Length;

    public int Write(T value, Span<byte> destination)
    {
        var bytes = TBytes.Of(value);
        if (width > 0 && bytes.Length != width) throw new ParquetException($"a value of {bytes.Length} bytes where the column has {width}");
        bytes.CopyTo(destination);
        return bytes.Length;
    }

    public T Read(ReadOnlySpan<byte> bytes) => TBytes.From(bytes.ToArray());
}

readonly struct ArrayBytes : IBytes<byte[]>
{
    public static ReadOnlySpan<byte> Of(byte[] value) => value;

    public static byte[] From(byte[] bytes) => bytes;
}

readonly struct MemoryBytes : IBytes<ReadOnlyMemory<byte>>
{
    public static ReadOnlySpan<byte> Of(ReadOnlyMemory<byte> value) => value.Span;

    public static ReadOnlyMemory<byte> From(byte[] bytes) => bytes;
}
