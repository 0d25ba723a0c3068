using Parquet.Columns;
using Parquet.Meta;
using Parquet.Schema;

namespace Parquet;

/// <summary>Writes the columns of one row group, each once, in the order of the schema.</summary>
public class ParquetRowGroupWriter : IDisposable
{
    readonly RowGroup _group;
    readonly Column[] _columns;
    readonly PageWriter _pages;
    readonly ParquetOptions _options;

    internal ParquetRowGroupWriter(RowGroup group, Column[] columns, PageWriter pages, ParquetOptions options) =>
        (_group, _columns, _pages, _options) = (group, columns, pages, options);

    public Task WriteAsync(DataField field, IReadOnlyCollection<string?> values, ReadOnlyMemory<int>? repetitionLevels = null) =>
        WriteObjectsAsync(field, values, repetitionLevels);

    public Task WriteAsync(DataField field, IReadOnlyCollection<byte[]?> values, ReadOnlyMemory<int>? repetitionLevels = null) =>
        WriteObjectsAsync(field, values, repetitionLevels);

    /// <summary>Writes values that may be null.</summary>
    /// <exception cref="ArgumentException">The field is not the next one, has another type, or cannot be null and a value is.</exception>
    /// <exception cref="InvalidOperationException">The number of rows differs from that of the columns before.</exception>
    public async Task WriteAsync<T>(DataField field, ReadOnlyMemory<T?> values, ReadOnlyMemory<int>? repetitionLevels = null,
        Dictionary<string, string>? customMetadata = null, CancellationToken cancellationToken = default) where T : struct
    {
        var column = Next<T>(field, values.Length, repetitionLevels);
        using var present = new PresentValues<T>(values.Length);
        foreach (var value in values.Span) present.Add(value.HasValue, value.GetValueOrDefault());
        await WriteAsync(column, present, customMetadata, cancellationToken);
    }

    /// <summary>Writes values of a column that cannot be null.</summary>
    /// <exception cref="ArgumentException">The field is not the next one or has another type.</exception>
    /// <exception cref="InvalidOperationException">The column can be null, or the number of rows differs from that before.</exception>
    public async Task WriteAsync<T>(DataField field, ReadOnlyMemory<T> values, ReadOnlyMemory<int>? repetitionLevels = null,
        Dictionary<string, string>? customMetadata = null, CancellationToken cancellationToken = default) where T : struct
    {
        var column = Next<T>(field, values.Length, repetitionLevels);
        if (column.IsOptional) throw new InvalidOperationException($"column '{column.Path}' is nullable: write it from {typeof(T)}?");
        await WriteAsync(column, values, default, values.Length, customMetadata, cancellationToken);
    }

    /// <summary>Writes values without the nulls among them.</summary>
    /// <param name="definitionValues">For each row 1, or 0 for a null; left out where there are none.</param>
    /// <exception cref="ArgumentException">The field is not the next one, has another type, or the levels do not fit it or the values.</exception>
    /// <exception cref="InvalidOperationException">The number of rows differs from that of the columns before.</exception>
    public async Task WriteAllPartsAsync<T>(DataField field, ReadOnlyMemory<T> values, ReadOnlyMemory<int>? definitionValues,
        ReadOnlyMemory<int>? repetitionLevels, CancellationToken cancellationToken) where T : struct
    {
        var rows = definitionValues?.Length ?? values.Length;
        var column = Next<T>(field, rows, repetitionLevels);
        using var levels = new Rented<byte>(rows);
        if (column.IsOptional != definitionValues.HasValue
            || definitionValues is { } given && Narrow(given.Span, levels.Memory.Span) != values.Length)
            throw new ArgumentException($"column '{column.Path}': the definition levels do not fit the column and its {values.Length} values");
        await WriteAsync(column, values, column.IsOptional ? levels.Memory : default, rows, null, cancellationToken);
    }

    /// <exception cref="InvalidOperationException">A column of the schema has not been written.</exception>
    public void CompleteValidate()
    {
        if (_group.Columns.Count < _columns.Length)
            throw new InvalidOperationException(
                $"Not all columns were written. Missing: {string.Join(", ", _columns.Skip(_group.Columns.Count).Select(c => c.Path))}");
    }

    /// <summary>Nothing is held that has to be let go.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    async Task WriteObjectsAsync<T>(DataField field, IReadOnlyCollection<T?> values, ReadOnlyMemory<int>? repetitionLevels) where T : class
    {
        var column = Next<T>(field, values.Count, repetitionLevels);
        using var present = new PresentValues<T>(values.Count);
        foreach (var value in values) present.Add(value is not null, value!);
        await WriteAsync(column, present, null, CancellationToken.None);
    }

    Task WriteAsync<T>(Column column, PresentValues<T> present, Dictionary<string, string>? customMetadata,
        CancellationToken cancellationToken) where T : notnull
    {
        if (!column.IsOptional && present.Values.Length < present.Rows)
            throw new ArgumentException($"column '{column.Path}' cannot be null and {present.Rows - present.Values.Length} values are");
        var levels = column.IsOptional ? present.Levels : default;
        return WriteAsync(column, present.Values, levels, present.Rows, customMetadata, cancellationToken);
    }

    async Task WriteAsync<T>(Column column, ReadOnlyMemory<T> values, ReadOnlyMemory<byte> levels, int rows,
        Dictionary<string, string>? customMetadata, CancellationToken cancellationToken) where T : notnull
    {
        var writer = new ColumnChunkWriter<T>(_pages, column, ColumnCodecs.For<T>(column), _options);
        var chunk = await writer.WriteAsync(values, levels, rows, cancellationToken);
        chunk.KeyValues = customMetadata is null ? null : [.. customMetadata];
        _group.RowCount = rows;
        _group.Columns.Add(chunk);
    }

    /// <summary>Returns how many of the levels say that there is a value; -1 if one is no level of a flat column.</summary>
    static int Narrow(ReadOnlySpan<int> levels, Span<byte> to)
    {
        if (levels.ContainsAnyExceptInRange(0, 1)) return -1;
        for (var row = 0; row < levels.Length; row++) to[row] = (byte)levels[row];
        return to.Count((byte)1);
    }

    /// <summary>The column that has to be written now, if the call fits it.</summary>
    Column Next<T>(DataField field, int rows, ReadOnlyMemory<int>? repetitionLevels)
    {
        ArgumentNullException.ThrowIfNull(field);
        field.EnsureAttachedToSchema(nameof(field));
        if (repetitionLevels is not null)
            throw new NotSupportedException($"{nameof(WriteAsync)}({nameof(repetitionLevels)}) is not supported");
        if (!field.Accepts(typeof(T))) throw new ArgumentException($"expected values of type {field.ClrType} but passed {typeof(T)}");
        if (_group.Columns.Count == _columns.Length)
            throw new InvalidOperationException($"Cannot write column '{field.Name}': all {_columns.Length} columns have been written.");
        var column = _columns[_group.Columns.Count];
        if (!column.Path.Equals(field.Path))
            throw new ArgumentException($"cannot write this column, expected '{column.Path}', passed: '{field.Path}'", nameof(field));
        if (_group.Columns.Count > 0 && rows != _group.RowCount)
            throw new InvalidOperationException(
                $"Column '{field.Name}' has {rows} rows, but the row group expects {_group.RowCount} rows.");
        return column;
    }
}
