using System.Buffers;
using Parquet.Encodings;
using Parquet.Meta;
using Parquet.Thrift;

namespace Parquet.Columns;

/// <summary>Reads the pages of one column chunk.</summary>
/// <param name="bytes">The chunk as it lies in the file.</param>
sealed class ColumnChunkReader<T>(Column column, ColumnChunk chunk, ColumnCodec<T> codec, ReadOnlyMemory<byte> bytes) : IDisposable
{
    readonly PooledBuffer _content = new();
    T[]? _dictionary;
    int _position;

    /// <summary>Fills <paramref name="values"/> with the values that are not null and returns their number.</summary>
    /// <param name="levels">Gets, for each row, 1 or for a null 0.</param>
    public int Read(Span<T> values, Span<byte> levels, CancellationToken cancellationToken)
    {
        var (row, count) = (0, 0);
        while (row < levels.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var start = _position;
            try
            {
                var header = ReadHeader();
                var stored = bytes.Slice(_position, header.CompressedSize);
                _position += header.CompressedSize;
                if (header.Type == PageType.Dictionary) ReadDictionary(header, stored);
                else if (header.Type is PageType.Data or PageType.DataV2)
                {
                    if (header.ValueCount < 0 || header.ValueCount > levels.Length - row)
                        throw new ParquetException($"{header.ValueCount} values where {levels.Length - row} are left to read");
                    count += ReadData(header, stored, values[count..], levels.Slice(row, header.ValueCount));
                    row += header.ValueCount;
                }
            }
            catch (ParquetException e)
            {
                throw new ParquetException($"column '{column.Path}', page at byte {chunk.Offset + start}: {e.Message}", e);
            }
        }
        return count;
    }

    public void Dispose() => _content.Dispose();

    PageHeader ReadHeader()
    {
        var reader = new CompactReader(bytes.Span[_position..]);
        var header = PageHeader.Read(ref reader);
        _position += reader.Position;
        if (header.CompressedSize < 0 || header.CompressedSize > bytes.Length - _position)
            throw new ParquetException($"a page of {header.CompressedSize} bytes where {bytes.Length - _position} are left");
        return header;
    }

    void ReadDictionary(PageHeader header, ReadOnlyMemory<byte> stored)
    {
        var content = Decompress(stored, header.UncompressedSize, isCompressed: true);
        if (header.ValueCount < 0 || (long)header.ValueCount * codec.MinimumWidth > content.Length)
            throw new ParquetException($"a dictionary of {header.ValueCount} values in {content.Length} bytes");
        _dictionary = new T[header.ValueCount];
        codec.Decode(Encoding.Plain, content, _dictionary);
    }

    int ReadData(PageHeader header, ReadOnlyMemory<byte> stored, Span<T> values, Span<byte> levels)
    {
        ReadOnlyMemory<byte> content;
        if (header.Type == PageType.DataV2)
        {
            var pages = new ByteCursor(stored.Span);
            pages.Take(header.RepetitionLength);
            var definition = new ByteCursor(pages.Take(header.DefinitionLength));
            ReadLevels(ref definition, levels);
            var size = header.UncompressedSize - (long)pages.Position;
            if (size < 0) throw new ParquetException("the levels exceed the page");
            content = Decompress(stored[pages.Position..], (int)size, header.IsCompressed);
        }
        else
        {
            content = Decompress(stored, header.UncompressedSize, isCompressed: true);
            var page = new ByteCursor(content.Span);
            if (column.IsOptional)
            {
                if (header.DefinitionEncoding != Encoding.Rle)
                    throw new NotSupportedException($"{header.DefinitionEncoding} encoding of levels is not supported");
                var definition = new ByteCursor(page.Take(page.ReadInt32()));
                ReadLevels(ref definition, levels);
            }
            else levels.Fill(1);
            content = content[page.Position..];
        }
        var present = values[..levels.Count((byte)1)];
        if (!present.IsEmpty) ReadValues(header.Encoding, content, present);
        return present.Length;
    }

    void ReadLevels(ref ByteCursor source, Span<byte> levels)
    {
        if (column.IsOptional) RleHybrid.Decode(ref source, 1, levels);
        else levels.Fill(1);
    }

    void ReadValues(Encoding encoding, ReadOnlyMemory<byte> content, Span<T> values)
    {
        if (encoding is not (Encoding.PlainDictionary or Encoding.RleDictionary)) codec.Decode(encoding, content, values);
        else LookUp(content.Span, _dictionary ?? throw new ParquetException("the dictionary is missing"), values);
    }

    static void LookUp(ReadOnlySpan<byte> content, T[] dictionary, Span<T> values)
    {
        var source = new ByteCursor(content);
        var rented = ArrayPool<int>.Shared.Rent(values.Length);
        try
        {
            var indexes = rented.AsSpan(0, values.Length);
            RleHybrid.Decode(ref source, source.ReadByte(), indexes);
            for (var i = 0; i < indexes.Length; i++)
                values[i] = (uint)indexes[i] < (uint)dictionary.Length
                    ? dictionary[indexes[i]]
                    : throw new ParquetException($"entry {indexes[i]} of a dictionary of {dictionary.Length}");
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    ReadOnlyMemory<byte> Decompress(ReadOnlyMemory<byte> stored, int size, bool isCompressed)
    {
        if (chunk.Codec == CompressionMethod.None || !isCompressed) return stored;
        _content.Clear();
        Compression.Decompress(chunk.Codec, stored, size, _content);
        return _content.Written;
    }
}
