using Parquet;
using Parquet.Schema;

namespace Pipeline.Indicators.Tables;

/// <summary>
/// A Parquet table of a run: <c>run_id</c> and the given columns, in one row group. The same rows in the same order give the same bytes.
/// </summary>
/// <param name="columns">In their order in the file, without run_id.</param>
/// <param name="read">Makes a row of its values.</param>
sealed class RowTable<TRow>(IReadOnlyList<Column<TRow>> columns, Func<RowValues, TRow> read)
{
    readonly ParquetSchema _schema = new([new DataField<string>("run_id", nullable: false), .. columns.Select(c => c.Field)]);

    /// <param name="output">Seekable; stays open.</param>
    public async Task WriteAsync(Stream output, string runId, IReadOnlyList<TRow> rows, CancellationToken ct)
    {
        await using var writer = await ParquetWriter.CreateAsync(_schema, output, cancellationToken: ct);
        using var group = writer.CreateRowGroup();
        await group.WriteAsync(_schema.DataFields[0], rows.Select(_ => runId).ToArray());
        foreach (var column in columns) await column.WriteAsync(group, rows, ct);
    }

    /// <summary>Reads the rows in the order they were written.</summary>
    /// <param name="input">Seekable; stays open.</param>
    /// <exception cref="InvalidDataException">The file lacks a column, or one of its values is not of the column's kind.</exception>
    public async Task<IReadOnlyList<TRow>> ReadAsync(Stream input, CancellationToken ct)
    {
        var all = new List<TRow>();
        await foreach (var group in ColumnGroup.ReadAsync(input, ct))
        {
            var values = new Dictionary<string, Array>(StringComparer.Ordinal);
            foreach (var column in columns) values.Add(column.Field.Name, await column.ReadAsync(group, ct));
            for (var row = 0; row < group.Count; row++) all.Add(read(new(values, row)));
        }
        return all;
    }
}
