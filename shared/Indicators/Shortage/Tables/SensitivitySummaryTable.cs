using Pipeline.Indicators.Tables;
using Column = Pipeline.Indicators.Tables.Column<Pipeline.Indicators.Shortage.SensitivitySummaryRow>;

namespace Pipeline.Indicators.Shortage;

/// <summary>The Parquet table <c>sensitivity_summary</c>, a row for each scenario: run_id, period, scenario and rs (double, in ranks).</summary>
public static class SensitivitySummaryTable
{
    static readonly RowTable<SensitivitySummaryRow> Table = new(
        [Column.Text("period", r => r.Period), Column.Text("scenario", r => r.Scenario), Column.Number("rs", r => r.MeanShift)],
        row => new(row.Text("period"), row.Text("scenario"), row.Number("rs")));

    /// <summary>Writes the rows by period and scenario.</summary>
    /// <param name="output">Seekable; stays open.</param>
    public static Task WriteAsync(Stream output, string runId, IEnumerable<SensitivitySummaryRow> rows, CancellationToken ct) =>
        Table.WriteAsync(
            output, runId, [.. rows.OrderBy(r => r.Period, StringComparer.Ordinal).ThenBy(r => r.Scenario, StringComparer.Ordinal)], ct);

    /// <param name="input">Seekable; stays open.</param>
    /// <exception cref="InvalidDataException">The file lacks a column.</exception>
    public static Task<IReadOnlyList<SensitivitySummaryRow>> ReadAsync(Stream input, CancellationToken ct) => Table.ReadAsync(input, ct);
}
