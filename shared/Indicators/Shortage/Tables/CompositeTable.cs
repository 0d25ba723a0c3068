using Pipeline.Indicators.Tables;
using Column = Pipeline.Indicators.Tables.Column<Pipeline.Indicators.Shortage.CompositeRow>;

namespace Pipeline.Indicators.Shortage;

/// <summary>
/// The Parquet table <c>composite</c>, a row for each profile and occupation: run_id, period, profile, isco08, score (double, in scale units),
/// coverage (0 to 1), n_indicators and votes (int32), vote_share (0 to 1), rank (int32), average_rank, percentile (0 to 100), se, ci_lo and ci_hi
/// (scale units), p_pos (0 to 1), rank_lo and rank_hi (int32), score_no_permit, class (SHORTAGE ...), missing_reason (null where there is a score)
/// and quality.
/// </summary>
public static class CompositeTable
{
    static readonly RowTable<CompositeRow> Table = new(
        [
            Column.Text("period", r => r.Period),
            Column.Text("profile", r => r.Profile),
            Column.Text("isco08", r => r.Isco08),
            Column.Number("score", r => r.Score),
            Column.Number("coverage", r => r.Coverage),
            Column.Whole("n_indicators", r => r.Indicators),
            Column.Whole("votes", r => r.Votes),
            Column.Number("vote_share", r => r.VoteShare),
            Column.OptionalWhole("rank", r => r.Rank),
            Column.Number("average_rank", r => r.AverageRank),
            Column.Number("percentile", r => r.Percentile),
            Column.Number("se", r => r.Se),
            Column.Number("ci_lo", r => r.CiLow),
            Column.Number("ci_hi", r => r.CiHigh),
            Column.Number("p_pos", r => r.PPositive),
            Column.OptionalWhole("rank_lo", r => r.RankLow),
            Column.OptionalWhole("rank_hi", r => r.RankHigh),
            Column.Number("score_no_permit", r => r.ScoreNoPermit),
            Column.Text("class", r => Words.Class.Of(r.Class)),
            MissingColumn.Of<CompositeRow>(r => r.Missing),
            Column.Text("quality", r => Words.Quality.Of(r.Quality)),
        ],
        row => new(
            row.Text("period"), row.Text("profile"), row.Text("isco08"), row.Number("score"), row.Number("coverage") ?? 0, row.Whole("n_indicators"),
            row.Whole("votes"), row.Number("vote_share"), row.OptionalWhole("rank"), row.Number("average_rank"), row.Number("percentile"),
            row.Number("se"), row.Number("ci_lo"), row.Number("ci_hi"), row.Number("p_pos"), row.OptionalWhole("rank_lo"),
            row.OptionalWhole("rank_hi"), row.Number("score_no_permit"), row.Word("class", Words.Class), MissingColumn.Of(row),
            row.Word("quality", Words.Quality)));

    /// <summary>Writes the rows by period, profile and code.</summary>
    /// <param name="output">Seekable; stays open.</param>
    public static Task WriteAsync(Stream output, string runId, IEnumerable<CompositeRow> rows, CancellationToken ct) =>
        Table.WriteAsync(
            output, runId,
            [
                .. rows.OrderBy(r => r.Period, StringComparer.Ordinal).ThenBy(r => r.Profile, StringComparer.Ordinal)
                    .ThenBy(r => r.Isco08, StringComparer.Ordinal),
            ],
            ct);

    /// <param name="input">Seekable; stays open.</param>
    /// <exception cref="InvalidDataException">The file lacks a column or holds an unknown word.</exception>
    public static Task<IReadOnlyList<CompositeRow>> ReadAsync(Stream input, CancellationToken ct) => Table.ReadAsync(input, ct);
}
