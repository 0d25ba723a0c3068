using Pipeline.Indicators.Tables;
using Column = Pipeline.Indicators.Tables.Column<Pipeline.Indicators.Shortage.ProposalRow>;

namespace Pipeline.Indicators.Shortage;

/// <summary>
/// The Parquet table <c>odl_proposal</c>, a row for each occupation with a proposal: run_id, period, isco08, action (add, keep, remove or watch),
/// on_list, evidence_count and strategic_count (int32) and reasons: a text of codes separated by single spaces, in order of weight.
/// </summary>
public static class ProposalTable
{
    static readonly RowTable<ProposalRow> Table = new(
        [
            Column.Text("period", r => r.Period),
            Column.Text("isco08", r => r.Isco08),
            Column.Text("action", r => Words.Action.Of(r.Action)),
            Column.Flag("on_list", r => r.OnList),
            Column.Whole("evidence_count", r => r.EvidenceCount),
            Column.Whole("strategic_count", r => r.StrategicCount),
            Column.Text("reasons", r => string.Join(' ', r.Reasons)),
        ],
        row => new(
            row.Text("period"), row.Text("isco08"), row.Word("action", Words.Action), row.Flag("on_list"), row.Whole("evidence_count"),
            row.Whole("strategic_count"), row.Text("reasons").Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Writes the rows by period and code.</summary>
    /// <param name="output">Seekable; stays open.</param>
    public static Task WriteAsync(Stream output, string runId, IEnumerable<ProposalRow> rows, CancellationToken ct) =>
        Table.WriteAsync(output, runId, [.. rows.OrderBy(r => r.Period, StringComparer.Ordinal).ThenBy(r => r.Isco08, StringComparer.Ordinal)], ct);

    /// <param name="input">Seekable; stays open.</param>
    /// <exception cref="InvalidDataException">The file lacks a column or holds an unknown action.</exception>
    public static Task<IReadOnlyList<ProposalRow>> ReadAsync(Stream input, CancellationToken ct) => Table.ReadAsync(input, ct);
}
