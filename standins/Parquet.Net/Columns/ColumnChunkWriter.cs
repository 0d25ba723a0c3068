using System.Runtime.InteropServices;
using Parquet.Encodings;
using Parquet.Meta;

namespace Parquet.Columns;

/// <summary>Writes one column of a row group as a chunk of pages.</summary>
sealed class ColumnChunkWriter<T>(PageWriter pages, Column column, ColumnCodec<T> codec, ParquetOptions options) where T : notnull
{
    const int PageSize = 1 << 20;
    const int DictionarySample = 4096;

    /// <param name="values">The values that are not null.</param>
    /// <param name="levels">For each row 1, or 0 for a null; empty if the column cannot be null.</param>
    public async Task<ColumnChunk> WriteAsync(ReadOnlyMemory<T> values, ReadOnlyMemory<byte> levels, int rows,
        CancellationToken cancellationToken)
    {
        var chunk = new ColumnChunk
        {
            Type = column.Element.Type!.Value,
            Path = column.Path.ToList(),
            Codec = pages.Method,
            ValueCount = rows,
            DataPageOffset = pages.Position,
        };
        using var page = new PooledBuffer();
        using var dictionary = TryBuildDictionary(values.Span);
        if (dictionary is not null) await WriteDictionaryAsync(dictionary, page, chunk, cancellationToken);
        chunk.Encodings = dictionary is null ? [Encoding.Plain, Encoding.Rle] : [Encoding.Plain, Encoding.Rle, Encoding.RleDictionary];
        var rowsPerPage = RowsPerPage(values.Span, dictionary, rows);
        var (row, value) = (0, 0);
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(rowsPerPage, rows - row);
            page.Clear();
            value += Fill(page, values.Span[value..], levels.IsEmpty ? [] : levels.Span.Slice(row, count), count, dictionary, value);
            var header = new PageHeader
            {
                Type = PageType.Data,
                ValueCount = count,
                Encoding = dictionary is null ? Encoding.Plain : Encoding.RleDictionary,
            };
            await pages.WritePageAsync(header, page.Written, chunk, cancellationToken);
            row += count;
        }
        while (row < rows);
        chunk.Statistics = new ColumnStatistics
        {
            NullCount = rows - values.Length,
            DistinctCount = dictionary?.Distinct.Count,
            Min = codec.Range?.Min,
            Max = codec.Range?.Max,
        };
        return chunk;
    }

    ValueDictionary<T>? TryBuildDictionary(ReadOnlySpan<T> values)
    {
        if (codec.DictionaryComparer is not { } comparer) return null;
        var sample = options.HintFor(column.Path) == EncodingHint.Dictionary ? int.MaxValue : DictionarySample;
        return ValueDictionary<T>.TryBuild(values, comparer, options.DictionaryEncodingThreshold, sample);
    }

    async Task WriteDictionaryAsync(ValueDictionary<T> dictionary, PooledBuffer page, ColumnChunk chunk,
        CancellationToken cancellationToken)
    {
        codec.Encode(CollectionsMarshal.AsSpan(dictionary.Distinct), page);
        chunk.DictionaryPageOffset = pages.Position;
        var header = new PageHeader { Type = PageType.Dictionary, ValueCount = dictionary.Distinct.Count, Encoding = Encoding.Plain };
        await pages.WritePageAsync(header, page.Written, chunk, cancellationToken);
        chunk.DataPageOffset = pages.Position;
    }

    /// <summary>Returns the number of values that the page's rows have.</summary>
    int Fill(PooledBuffer page, ReadOnlySpan<T> values, ReadOnlySpan<byte> levels, int rows, ValueDictionary<T>? dictionary, int first)
    {
        var count = rows;
        if (column.IsOptional)
        {
            var start = page.BeginLength();
            RleHybrid.Encode(levels, 1, page);
            page.EndLength(start);
            count = levels.Count((byte)1);
        }
        if (dictionary is null) codec.Encode(values[..count], page);
        else
        {
            var width = BitPacking.WidthOf(dictionary.Distinct.Count - 1);
            page.WriteByte((byte)width);
            RleHybrid.Encode(dictionary.Indexes.Slice(first, count), width, page);
        }
        return count;
    }

    int RowsPerPage(ReadOnlySpan<T> values, ValueDictionary<T>? dictionary, int rows)
    {
        var size = dictionary is null ? codec.Estimate(values) : BitPacking.SizeOf(rows, BitPacking.WidthOf(dictionary.Distinct.Count - 1));
        return (int)Math.Clamp((double)PageSize * rows / Math.Max(1, size), 1, PageSize);
    }
}
