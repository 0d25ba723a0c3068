using Pipeline.Indicators.Tables;
using Column = Pipeline.Indicators.Tables.Column<Pipeline.Indicators.CellEstimate>;

namespace Pipeline.Indicators;

/// <summary>
/// The Parquet table <c>cell_estimate</c>: run_id, period, level (int32), isco08, measure, value (double), n (int32), n_eff, se, rse, deff
/// (doubles) and quality (ok, caution or suppressed). One row group; the same cells give the same bytes.
/// </summary>
public static class CellEstimateTable
{
    static readonly RowTable<CellEstimate> Table = new(
        [
            Column.Text("period", c => c.Period),
            Column.Whole("level", c => c.Level),
            Column.Text("isco08", c => c.Isco08),
            Column.Text("measure", c => c.Measure),
            Column.Number("value", c => c.Value),
            Column.OptionalWhole("n", c => c.N),
            Column.Number("n_eff", c => c.NEff),
            Column.Number("se", c => c.Se),
            Column.Number("rse", c => c.Rse),
            Column.Number("deff", c => c.Deff),
            Column.Text("quality", c => Words.Quality.Of(c.Quality)),
        ],
        row => new(
            row.Text("period"), row.Whole("level"), row.Text("isco08"), row.Text("measure"), row.Number("value"), row.OptionalWhole("n"),
            row.Number("n_eff"), row.Number("se"), row.Number("rse"), row.Number("deff"), row.Word("quality", Words.Quality)));

    /// <summary>Writes the cells, sorted.</summary>
    /// <param name="output">Seekable; stays open.</param>
    public static Task WriteAsync(Stream output, string runId, IEnumerable<CellEstimate> cells, CancellationToken ct) =>
        Table.WriteAsync(output, runId, CellEstimate.InOrder(cells), ct);

    /// <summary>Reads the cells of a run in the order they were written.</summary>
    /// <param name="input">Seekable; stays open.</param>
    /// <exception cref="InvalidDataException">The file lacks a column or holds an unknown quality.</exception>
    public static Task<IReadOnlyList<CellEstimate>> ReadAsync(Stream input, CancellationToken ct) => Table.ReadAsync(input, ct);
}
