namespace Parquet.Columns;

/// <summary>A UUID in the order in which it is written down.</summary>
readonly struct GuidForm : IByteForm<Guid>
{
    public const int Width = 16;

    public static IEqualityComparer<Guid>? Comparer => null;

    public static bool IsSigned => false;

    public int UsualSize(Guid value) => Width;

    public int MaximumSize(Guid value) => Width;

    public int Write(Guid value, Span<byte> destination)
    {
        value.TryWriteBytes(destination, bigEndian: true, out var written);
        return written;
    }

    public Guid Read(ReadOnlySpan<byte> bytes) => new(bytes, bigEndian: true);
}
