namespace Parquet;

/// <summary>
/// Codec of the pages of a file. This assembly writes and reads the first three and throws <see cref="NotSupportedException"/>
/// for the others.
/// </summary>
public enum CompressionMethod
{
    None = 0,
    Snappy = 1,
    Gzip = 2,
    Lzo = 3,
    Brotli = 4,
    LZ4 = 5,
    Zstd = 6,
    Lz4Raw = 7,
}
