using Pipeline.Indicators.Tables;
using Column = Pipeline.Indicators.Tables.Column<Pipeline.Indicators.Shortage.PastScoreRow>;

namespace Pipeline.Indicators.Shortage;

/// <summary>
/// The Parquet table <c>score_history</c>, a row for each occupation and quarter under the index: run_id, period, isco08, score, ci_lo, ci_hi (scale
/// units), rank (int32) and class (SHORTAGE ...).
/// </summary>
public static class ScoreHistoryTable
{
    static readonly RowTable<PastScoreRow> Table = new(
        [
            Column.Text("period", r => r.Period),
            Column.Text("isco08", r => r.Isco08),
            Column.Number("score", r => r.Score),
            Column.Number("ci_lo", r => r.CiLow),
            Column.Number("ci_hi", r => r.CiHigh),
            Column.OptionalWhole("rank", r => r.Rank),
            Column.Text("class", r => Words.Class.Of(r.Class)),
        ],
        row => new(
            row.Text("period"), row.Text("isco08"), row.Number("score"), row.Number("ci_lo"), row.Number("ci_hi"), row.OptionalWhole("rank"),
            row.Word("class", Words.Class)));

    /// <summary>Writes the rows in the order that they are in.</summary>
    /// <param name="output">Seekable; stays open.</param>
    public static Task WriteAsync(Stream output, string runId, IReadOnlyList<PastScoreRow> rows, CancellationToken ct) => Table.WriteAsync(output, runId, rows, ct);

    /// <param name="input">Seekable; stays open.</param>
    /// <exception cref="InvalidDataException">The file lacks a column or holds an unknown class.</exception>
    public static Task<IReadOnlyList<PastScoreRow>> ReadAsync(Stream input, CancellationToken ct) => Table.ReadAsync(input, ct);
}
