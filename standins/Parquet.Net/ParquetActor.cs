namespace Parquet;

/// <summary>What a reader and a writer have in common: the stream.</summary>
public class ParquetActor
{
    internal static ReadOnlySpan<byte> Magic => "PAR1"u8;

    internal ParquetActor(Stream? stream) => Stream = stream ?? throw new ArgumentNullException(nameof(stream));

    /// <summary>The stream written to or read from.</summary>
    protected Stream Stream { get; }
}
