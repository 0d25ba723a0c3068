using Pipeline.Indicators.Tables;
using Column = Pipeline.Indicators.Tables.Column<Pipeline.Indicators.Shortage.ProfileComparisonRow>;

namespace Pipeline.Indicators.Shortage;

/// <summary>
/// The Parquet table <c>profile_comparison</c>, a row for each occupation and profile: run_id, period, isco08, profile, class (SHORTAGE ...), score
/// (double, in the profile's own units), rank (int32), percentile (0 to 100) and disagrees (of the occupation).
/// </summary>
public static class ProfileComparisonTable
{
    static readonly RowTable<ProfileComparisonRow> Table = new(
        [
            Column.Text("period", r => r.Period),
            Column.Text("isco08", r => r.Isco08),
            Column.Text("profile", r => r.Profile),
            Column.Text("class", r => Words.Class.Of(r.Class)),
            Column.Number("score", r => r.Score),
            Column.OptionalWhole("rank", r => r.Rank),
            Column.Number("percentile", r => r.Percentile),
            Column.Flag("disagrees", r => r.Disagrees),
        ],
        row => new(
            row.Text("period"), row.Text("isco08"), row.Text("profile"), row.Word("class", Words.Class), row.Number("score"),
            row.OptionalWhole("rank"), row.Number("percentile"), row.Flag("disagrees")));

    /// <summary>Writes the rows by period, code and profile.</summary>
    /// <param name="output">Seekable; stays open.</param>
    public static Task WriteAsync(Stream output, string runId, IEnumerable<ProfileComparisonRow> rows, CancellationToken ct) =>
        Table.WriteAsync(
            output, runId,
            [
                .. rows.OrderBy(r => r.Period, StringComparer.Ordinal).ThenBy(r => r.Isco08, StringComparer.Ordinal)
                    .ThenBy(r => r.Profile, StringComparer.Ordinal),
            ],
            ct);

    /// <param name="input">Seekable; stays open.</param>
    /// <exception cref="InvalidDataException">The file lacks a column or holds an unknown class.</exception>
    public static Task<IReadOnlyList<ProfileComparisonRow>> ReadAsync(Stream input, CancellationToken ct) => Table.ReadAsync(input, ct);
}
