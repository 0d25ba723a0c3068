namespace Pipeline.Coordination;

/// <summary>
/// Table T17: how complete, valid and punctual one dataset of one provider is, over a span of periods. What there is no data for is null,
/// never 100 %, and a score that lacks a part is null too.
/// </summary>
/// <param name="Periods">Periods expected.</param>
/// <param name="CompletenessPercent">100 × periods with an accepted delivery / periods expected; null when none is expected.</param>
/// <param name="ValidityPercent">
/// 100 × rows accepted / rows read, over every delivery that was decided on its merits: a drop that was turned down has read rows and
/// accepted none. Null when no rows were read.
/// </param>
/// <param name="LatenessDays">Mean days after the due day over the periods that came, those on time as 0; null when none came.</param>
/// <param name="Score">
/// The parts weighed, 0 to 100: (c·completeness + v·validity + t·timeliness) / (c + v + t), where timeliness is
/// 100 × max(0, 1 − lateness / <see cref="ScoreWeights.WorthlessAfterDays"/>). That a score of the three is wanted: CDC ReportStream, proposal
/// 0014; the formula is this project's.
/// </param>
public sealed record ScorecardRow(
    string Provider, string Dataset, int Periods, double? CompletenessPercent, double? ValidityPercent, double? LatenessDays, double? Score)
{
    const int Decimals = 2;

    /// <summary>One row for each dataset, in the order of the entries.</summary>
    public static IReadOnlyList<ScorecardRow> Of(IEnumerable<CalendarEntry> entries, ScoreWeights weights) =>
        [.. entries.GroupBy(e => (e.Agency, e.Dataset)).Select(g => Of($"{g.Key.Agency}", $"{g.Key.Dataset}", [.. g.Where(e => e.IsExpected)], weights))];

    static ScorecardRow Of(string provider, string dataset, IReadOnlyList<CalendarEntry> expected, ScoreWeights weights)
    {
        var came = expected.Where(e => e.FirstAccepted is not null).ToList();
        double? completeness = expected.Count > 0 ? 100.0 * came.Count / expected.Count : null;
        var validity = ValidityOf(expected);
        double? lateness = came.Count > 0 ? came.Average(e => e.DaysPastDue) : null;
        return new(provider, dataset, expected.Count, Rounded(completeness), Rounded(validity), Rounded(lateness), Rounded(ScoreOf(completeness, validity, lateness, weights)));
    }

    static double? ValidityOf(IEnumerable<CalendarEntry> expected)
    {
        var read = expected.SelectMany(e => e.Deliveries).Where(d => d is { IsTry: true, RowsRead: not null, RowsAccepted: not null }).ToList();
        var rows = read.Sum(d => d.RowsRead!.Value);
        return rows > 0 ? 100.0 * read.Sum(d => d.RowsAccepted!.Value) / rows : null;
    }

    static double? ScoreOf(double? completeness, double? validity, double? lateness, ScoreWeights weights)
    {
        var timeliness = 100 * Math.Max(0, 1 - (lateness ?? 0) / weights.WorthlessAfterDays);
        return lateness is null ? null
            : (weights.CompletenessWeight * completeness + weights.ValidityWeight * validity + weights.TimelinessWeight * timeliness)
                / (weights.CompletenessWeight + weights.ValidityWeight + weights.TimelinessWeight);
    }

    static double? Rounded(double? value) => value is { } known ? Math.Round(known, Decimals, MidpointRounding.AwayFromZero) : null;
}
