using Pipeline.Indicators.Tables;
using Column = Pipeline.Indicators.Tables.Column<Pipeline.Indicators.Shortage.SubIndexRow>;

namespace Pipeline.Indicators.Shortage;

/// <summary>
/// The Parquet table <c>sub_index</c>, a row for each occupation and indicator: run_id, period, isco08, indicator (WAGE, EMP ...), x, x_total, r
/// and r_shrunk (doubles in the indicator's unit), gamma (0 to 1), sigma2 (squared unit), estimated_at_level (int32), z (double, in scale units),
/// flat, missing_reason (text, null where nothing is missing), n (int32), se (double, of r) and quality (ok, caution or suppressed).
/// </summary>
public static class SubIndexTable
{
    static readonly RowTable<SubIndexRow> Table = new(
        [
            Column.Text("period", r => r.Period),
            Column.Text("isco08", r => r.Isco08),
            Column.Text("indicator", r => Words.Indicator.Of(r.Indicator)),
            Column.Number("x", r => r.X),
            Column.Number("x_total", r => r.XTotal),
            Column.Number("r", r => r.R),
            Column.Number("r_shrunk", r => r.RShrunk),
            Column.Number("gamma", r => r.Gamma),
            Column.Number("sigma2", r => r.Sigma2),
            Column.OptionalWhole("estimated_at_level", r => r.EstimatedAtLevel),
            Column.Number("z", r => r.Z),
            Column.Flag("flat", r => r.Flat),
            MissingColumn.Of<SubIndexRow>(r => r.Missing),
            Column.OptionalWhole("n", r => r.N),
            Column.Number("se", r => r.Se),
            Column.Text("quality", r => Words.Quality.Of(r.Quality)),
        ],
        row => new(
            row.Text("period"), row.Text("isco08"), row.Word("indicator", Words.Indicator), row.Number("x"), row.Number("x_total"), row.Number("r"),
            row.Number("r_shrunk"), row.Number("gamma"), row.Number("sigma2"), row.OptionalWhole("estimated_at_level"), row.Number("z"),
            row.Flag("flat"), MissingColumn.Of(row), row.OptionalWhole("n"), row.Number("se"), row.Word("quality", Words.Quality)));

    /// <summary>Writes the rows by period, code and indicator.</summary>
    /// <param name="output">Seekable; stays open.</param>
    public static Task WriteAsync(Stream output, string runId, IEnumerable<SubIndexRow> rows, CancellationToken ct) =>
        Table.WriteAsync(
            output, runId,
            [.. rows.OrderBy(r => r.Period, StringComparer.Ordinal).ThenBy(r => r.Isco08, StringComparer.Ordinal).ThenBy(r => r.Indicator)], ct);

    /// <param name="input">Seekable; stays open.</param>
    /// <exception cref="InvalidDataException">The file lacks a column or holds an unknown word.</exception>
    public static Task<IReadOnlyList<SubIndexRow>> ReadAsync(Stream input, CancellationToken ct) => Table.ReadAsync(input, ct);
}
