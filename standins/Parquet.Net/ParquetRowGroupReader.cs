using Parquet.Columns;
using Parquet.Data;
using Parquet.Meta;
using Parquet.Schema;

namespace Parquet;

/// <summary>Reads the columns of one row group, in any order.</summary>
public class ParquetRowGroupReader : IDisposable
{
    readonly Stream _stream;
    readonly Dictionary<FieldPath, (Column Column, ColumnChunk Chunk)> _chunks = [];

    internal ParquetRowGroupReader(Stream stream, RowGroup group, int index, IReadOnlyList<Column> columns)
    {
        _stream = stream;
        RowCount = group.RowCount;
        if (RowCount < 0 || RowCount > Array.MaxLength || group.Columns.Count != columns.Count)
            throw new ParquetException(
                $"row group {index} announces {group.RowCount} rows and {group.Columns.Count} of {columns.Count} columns");
        foreach (var (column, chunk) in columns.Zip(group.Columns))
        {
            // A flat column has a value, or a null, in every row. A count that differs must not size anyone's array.
            if (chunk.Type != column.Element.Type || !column.IsNested && chunk.ValueCount != RowCount)
                throw new ParquetException(
                    $"row group {index} has {RowCount} rows and {chunk.ValueCount} {chunk.Type} values in column '{column.Path}'");
            _chunks[column.Path] = (column, chunk);
        }
    }

    /// <summary>Rows, those with nulls included.</summary>
    public long RowCount { get; }

    public bool ColumnExists(DataField field) => _chunks.ContainsKey((field ?? throw new ArgumentNullException(nameof(field))).Path);

    /// <summary>Reads a column that cannot be null.</summary>
    /// <exception cref="ArgumentException">
    /// The type does not fit the column, the column can be null, or <paramref name="values"/> is too short.
    /// </exception>
    /// <exception cref="ParquetException">The column is not in the file, or is corrupt.</exception>
    public async ValueTask ReadAsync<T>(DataField field, Memory<T> values, Memory<int>? repetitionLevels = null,
        CancellationToken cancellationToken = default) where T : struct
    {
        var found = Find<T>(field, values.Length, repetitionLevels);
        if (found.Column.IsOptional)
            throw new ArgumentException($"column '{field.Path}' is nullable: read it into {typeof(T)}?", nameof(values));
        using var levels = new Rented<byte>((int)RowCount);
        await ReadAsync(found, values, levels.Memory, cancellationToken);
    }

    /// <summary>Reads a column that may be null.</summary>
    /// <inheritdoc cref="ReadAsync{T}(DataField, Memory{T}, Memory{int}?, CancellationToken)"/>
    public async ValueTask ReadAsync<T>(DataField field, Memory<T?> values, Memory<int>? repetitionLevels = null,
        CancellationToken cancellationToken = default) where T : struct
    {
        var found = Find<T>(field, values.Length, repetitionLevels);
        using var levels = new Rented<byte>((int)RowCount);
        using var present = new Rented<T>((int)RowCount);
        await ReadAsync(found, present.Memory, levels.Memory, cancellationToken);
        Spread(present.Memory.Span, levels.Memory.Span, values.Span);
    }

    /// <summary>Reads a column of text.</summary>
    /// <inheritdoc cref="ReadAsync{T}(DataField, Memory{T}, Memory{int}?, CancellationToken)"/>
    public ValueTask ReadAsync(DataField field, Memory<string?> values, Memory<int>? repetitionLevels = null,
        CancellationToken cancellationToken = default) =>
        ReadObjectsAsync(field, values, repetitionLevels, cancellationToken);

    /// <summary>Reads a column of byte arrays.</summary>
    /// <inheritdoc cref="ReadAsync{T}(DataField, Memory{T}, Memory{int}?, CancellationToken)"/>
    public ValueTask ReadAsync(DataField field, Memory<byte[]?> values, Memory<int>? repetitionLevels = null,
        CancellationToken cancellationToken = default) =>
        ReadObjectsAsync(field, values, repetitionLevels, cancellationToken);

    /// <summary>Key-value pairs of a column.</summary>
    public Dictionary<string, string> GetCustomMetadata(DataField field) =>
        _chunks.TryGetValue(field.Path, out var found) ? new(found.Chunk.KeyValues ?? []) : [];

    /// <summary>What the footer says of a column, if it says anything.</summary>
    /// <exception cref="ParquetException">The column is not in the file.</exception>
    public DataColumnStatistics? GetStatistics(DataField field)
    {
        var (column, chunk) = Find(field);
        return chunk.Statistics is { } stored ? StoredStatistics.Read(stored, column.Element) : null;
    }

    /// <summary>Nothing is held that has to be let go.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    async ValueTask ReadObjectsAsync<T>(DataField field, Memory<T?> values, Memory<int>? repetitionLevels,
        CancellationToken cancellationToken) where T : class
    {
        var found = Find<T>(field, values.Length, repetitionLevels);
        using var levels = new Rented<byte>((int)RowCount);
        var count = await ReadAsync<T>(found, values!, levels.Memory, cancellationToken);
        SpreadInPlace(values.Span[..(int)RowCount], levels.Memory.Span, count);
    }

    static void Spread<T>(ReadOnlySpan<T> present, ReadOnlySpan<byte> levels, Span<T?> values) where T : struct
    {
        var next = 0;
        for (var row = 0; row < levels.Length; row++) values[row] = levels[row] == 0 ? null : present[next++];
    }

    // The values stand at the front; from the back, each moves to its row and never onto one that has yet to move.
    static void SpreadInPlace<T>(Span<T?> values, ReadOnlySpan<byte> levels, int count) where T : class
    {
        for (var row = values.Length - 1; count <= row; row--) values[row] = levels[row] == 0 ? null : values[--count];
    }

    async ValueTask<int> ReadAsync<T>((Column Column, ColumnChunk Chunk) found, Memory<T> values, Memory<byte> levels,
        CancellationToken cancellationToken)
    {
        var (column, chunk) = found;
        Compression.EnsureSupported(chunk.Codec);
        var codec = ColumnCodecs.For<T>(column);
        var room = chunk.Offset < ParquetActor.Magic.Length ? 0 : Math.Min(_stream.Length - chunk.Offset, Array.MaxLength);
        if (chunk.CompressedSize < 0 || chunk.CompressedSize > room)
            throw new ParquetException(
                $"column '{column.Path}' announces {chunk.CompressedSize} bytes at {chunk.Offset} of a file of {_stream.Length}");
        using var bytes = new Rented<byte>((int)chunk.CompressedSize);
        _stream.Seek(chunk.Offset, SeekOrigin.Begin);
        await _stream.ReadExactlyAsync(bytes.Memory, cancellationToken);
        using var reader = new ColumnChunkReader<T>(column, chunk, codec, bytes.Memory);
        return reader.Read(values.Span, levels.Span, cancellationToken);
    }

    (Column Column, ColumnChunk Chunk) Find(DataField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return _chunks.TryGetValue(field.Path, out var found) ? found
            : throw new ParquetException($"'{field.Path}' does not exist in this file");
    }

    /// <summary>The column, if the call fits it.</summary>
    (Column Column, ColumnChunk Chunk) Find<T>(DataField field, int room, Memory<int>? repetitionLevels)
    {
        var found = Find(field);
        field.EnsureAttachedToSchema(nameof(field));
        if (found.Column.IsNested) throw new NotSupportedException($"reading nested column '{field.Path}' is not supported");
        if (repetitionLevels is not null)
            throw new NotSupportedException($"{nameof(ReadAsync)}({nameof(repetitionLevels)}) is not supported");
        if (!field.Accepts(typeof(T)))
            throw new ArgumentException($"Field \"{field.Path}\" ({field.ClrType}) is not compatible with type {typeof(T)}");
        if (room < RowCount) throw new ArgumentException($"Values buffer is too small for field '{field.Path}' ({room} < {RowCount})");
        return found;
    }
}
