using Pipeline.Indicators.Tables;
using Column = Pipeline.Indicators.Tables.Column<Pipeline.Indicators.Shortage.SensitivityRow>;

namespace Pipeline.Indicators.Shortage;

/// <summary>
/// The Parquet table <c>sensitivity</c>, a row for each scenario and occupation: run_id, period, scenario, isco08, score (double), rank and
/// rank_shift (int32, null without a score) and top_share (0 to 1, of drawn weights only).
/// </summary>
public static class SensitivityTable
{
    static readonly RowTable<SensitivityRow> Table = new(
        [
            Column.Text("period", r => r.Period),
            Column.Text("scenario", r => r.Scenario),
            Column.Text("isco08", r => r.Isco08),
            Column.Number("score", r => r.Score),
            Column.OptionalWhole("rank", r => r.Rank),
            Column.OptionalWhole("rank_shift", r => r.RankShift),
            Column.Number("top_share", r => r.TopShare),
        ],
        row => new(
            row.Text("period"), row.Text("scenario"), row.Text("isco08"), row.Number("score"), row.OptionalWhole("rank"),
            row.OptionalWhole("rank_shift"), row.Number("top_share")));

    /// <summary>Writes the rows by period, scenario and code.</summary>
    /// <param name="output">Seekable; stays open.</param>
    public static Task WriteAsync(Stream output, string runId, IEnumerable<SensitivityRow> rows, CancellationToken ct) =>
        Table.WriteAsync(
            output, runId,
            [
                .. rows.OrderBy(r => r.Period, StringComparer.Ordinal).ThenBy(r => r.Scenario, StringComparer.Ordinal)
                    .ThenBy(r => r.Isco08, StringComparer.Ordinal),
            ],
            ct);

    /// <param name="input">Seekable; stays open.</param>
    /// <exception cref="InvalidDataException">The file lacks a column.</exception>
    public static Task<IReadOnlyList<SensitivityRow>> ReadAsync(Stream input, CancellationToken ct) => Table.ReadAsync(input, ct);
}
