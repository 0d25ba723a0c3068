using System.IO.Compression;
using Parquet.Meta;
using Parquet.Thrift;

namespace Parquet.Columns;

/// <summary>Writes pages one after the other and knows where in the file it stands.</summary>
sealed class PageWriter(Stream stream, CompressionMethod method, CompressionLevel level) : IDisposable
{
    readonly PooledBuffer _header = new();
    readonly PooledBuffer _compressed = new();

    public CompressionMethod Method => method;

    // A stream that cannot seek is written from what counts as its start.
    public long Position { get; private set; } = stream.CanSeek ? stream.Position : 0;

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(bytes, cancellationToken);
        Position += bytes.Length;
    }

    public async Task WritePageAsync(PageHeader header, ReadOnlyMemory<byte> content, ColumnChunk chunk,
        CancellationToken cancellationToken)
    {
        _compressed.Clear();
        if (method != CompressionMethod.None) Compression.Compress(method, level, content, _compressed);
        var stored = method == CompressionMethod.None ? content : _compressed.Written;
        header.UncompressedSize = content.Length;
        header.CompressedSize = stored.Length;
        _header.Clear();
        header.Write(new CompactWriter(_header));
        await WriteAsync(_header.Written, cancellationToken);
        await WriteAsync(stored, cancellationToken);
        chunk.UncompressedSize += _header.Length + content.Length;
        chunk.CompressedSize += _header.Length + stored.Length;
    }

    public void Dispose()
    {
        _header.Dispose();
        _compressed.Dispose();
    }
}
