using Parquet;
using Parquet.Schema;

namespace Pipeline.Indicators.Tables;

/// <summary>A column of a table of <typeparamref name="TRow"/>: its name and type, and what a row has in it.</summary>
sealed class Column<TRow>
{
    readonly Func<ParquetRowGroupWriter, IReadOnlyList<TRow>, CancellationToken, Task> _write;
    readonly Func<ColumnGroup, CancellationToken, Task<Array>> _read;

    Column(
        DataField field,
        Func<ParquetRowGroupWriter, IReadOnlyList<TRow>, CancellationToken, Task> write,
        Func<ColumnGroup, CancellationToken, Task<Array>> read) => (Field, _write, _read) = (field, write, read);

    public DataField Field { get; }

    public Task WriteAsync(ParquetRowGroupWriter group, IReadOnlyList<TRow> rows, CancellationToken ct) => _write(group, rows, ct);

    /// <returns><c>string?[]</c>, <c>double?[]</c> or <c>bool[]</c>.</returns>
    public Task<Array> ReadAsync(ColumnGroup rows, CancellationToken ct) => _read(rows, ct);

    public static Column<TRow> Text(string name, Func<TRow, string> of) => Text(name, of, nullable: false);

    /// <summary>A text that may be null.</summary>
    public static Column<TRow> OptionalText(string name, Func<TRow, string?> of) => Text(name, of, nullable: true);

    /// <summary>A double that may be null.</summary>
    public static Column<TRow> Number(string name, Func<TRow, double?> of)
    {
        var field = new DataField<double>(name, nullable: true);
        return new(field, (group, rows, ct) => group.WriteAsync<double>(field, rows.Select(of).ToArray(), cancellationToken: ct), ReadNumbers(name));
    }

    /// <summary>An int32.</summary>
    public static Column<TRow> Whole(string name, Func<TRow, int> of)
    {
        var field = new DataField<int>(name);
        return new(field, (group, rows, ct) => group.WriteAsync<int>(field, rows.Select(of).ToArray(), cancellationToken: ct), ReadNumbers(name));
    }

    /// <summary>An int32 that may be null.</summary>
    public static Column<TRow> OptionalWhole(string name, Func<TRow, int?> of)
    {
        var field = new DataField<int>(name, nullable: true);
        return new(field, (group, rows, ct) => group.WriteAsync<int>(field, rows.Select(of).ToArray(), cancellationToken: ct), ReadNumbers(name));
    }

    public static Column<TRow> Flag(string name, Func<TRow, bool> of)
    {
        var field = new DataField<bool>(name);
        return new(
            field,
            (group, rows, ct) => group.WriteAsync<bool>(field, rows.Select(of).ToArray(), cancellationToken: ct),
            async (rows, ct) => await rows.FlagAsync(name, ct));
    }

    static Column<TRow> Text(string name, Func<TRow, string?> of, bool nullable)
    {
        var field = new DataField<string>(name, nullable);
        return new(field, (group, rows, _) => group.WriteAsync(field, rows.Select(of).ToArray()), async (rows, ct) => await rows.TextAsync(name, ct));
    }

    static Func<ColumnGroup, CancellationToken, Task<Array>> ReadNumbers(string name) => async (rows, ct) => await rows.NumberAsync(name, ct);
}
