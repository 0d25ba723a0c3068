using Pipeline.Indicators.Tables;
using Column = Pipeline.Indicators.Tables.Column<Pipeline.Indicators.Codes.ChangeLogRow>;

namespace Pipeline.Indicators.Codes;

/// <summary>A code that was counted elsewhere than under itself in one file.</summary>
/// <param name="Table">Short name of the dataset.</param>
/// <param name="Key">The file: dataset, period and agency. No row is named, as rows are about persons.</param>
/// <param name="To">ISCO-08 code, or <see cref="CellEstimate.Total"/>.</param>
/// <param name="Rule">In the output by the snake-case name.</param>
/// <param name="Share">Of what is counted under the code.</param>
/// <param name="Rows">How many rows of the file had the code.</param>
public sealed record ChangeLogRow(string Table, string Key, string From, string To, HarmonisationRule Rule, double Share, int Rows);

/// <summary>The Parquet table <c>change_log</c>: run_id, table, key, from_code, to_code, rule, share (double, above 0 up to 1) and rows (int32).</summary>
public static class ChangeLogTable
{
    static readonly RowTable<ChangeLogRow> Table = new(
        [
            Column.Text("table", r => r.Table),
            Column.Text("key", r => r.Key),
            Column.Text("from_code", r => r.From),
            Column.Text("to_code", r => r.To),
            Column.Text("rule", r => Words.Rule.Of(r.Rule)),
            Column.Number("share", r => r.Share),
            Column.Whole("rows", r => r.Rows),
        ],
        row => new(
            row.Text("table"), row.Text("key"), row.Text("from_code"), row.Text("to_code"), row.Word("rule", Words.Rule), row.Number("share") ?? 0,
            row.Whole("rows")));

    /// <summary>Writes the rows in their order.</summary>
    /// <param name="output">Seekable; stays open.</param>
    public static Task WriteAsync(Stream output, string runId, IReadOnlyList<ChangeLogRow> rows, CancellationToken ct) => Table.WriteAsync(output, runId, rows, ct);

    /// <param name="input">Seekable; stays open.</param>
    /// <exception cref="InvalidDataException">The file lacks a column or holds an unknown rule.</exception>
    public static Task<IReadOnlyList<ChangeLogRow>> ReadAsync(Stream input, CancellationToken ct) => Table.ReadAsync(input, ct);
}
