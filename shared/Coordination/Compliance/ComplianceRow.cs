namespace Pipeline.Coordination;

/// <summary>
/// How one dataset of one agency has kept its promises over a span of periods. <c>Expected = OnTime + Late + Missing + Open</c>; nil returns are
/// among those on time and late. What cannot be told is null.
/// </summary>
/// <param name="Expected">Periods that came, or whose due day has.</param>
/// <param name="OnTime">First accepted delivery by the due day.</param>
/// <param name="Late">First accepted delivery after it.</param>
/// <param name="MeanLateDays">Mean days after the due day of those late; null when none was.</param>
/// <param name="MaxLateDays">Most days after the due day; null when none was late.</param>
/// <param name="Missing">Past due and grace without an accepted delivery.</param>
/// <param name="Nil">Of those that came, how many say that there is nothing to report.</param>
/// <param name="Open">Due, and still within their grace.</param>
/// <param name="Paused">Not expected: no protocol is active.</param>
/// <param name="AcceptedAtFirstTry">Share (0 to 1) of the periods that came whose first delivery was accepted; null when none came.</param>
/// <param name="MedianTries">Median number of deliveries until one was accepted; null when none came.</param>
public sealed record ComplianceRow(
    string Agency,
    string Dataset,
    int Expected,
    int OnTime,
    int Late,
    double? MeanLateDays,
    int? MaxLateDays,
    int Missing,
    int Nil,
    int Open,
    int Paused,
    double? AcceptedAtFirstTry,
    double? MedianTries)
{
    /// <summary>One row for each dataset, in the order of the entries.</summary>
    public static IReadOnlyList<ComplianceRow> Of(IEnumerable<CalendarEntry> entries) =>
        [.. entries.GroupBy(e => (e.Agency, e.Dataset)).Select(g => Of($"{g.Key.Agency}", $"{g.Key.Dataset}", [.. g]))];

    static ComplianceRow Of(string agency, string dataset, IReadOnlyList<CalendarEntry> entries)
    {
        var came = entries.Where(e => e.FirstAccepted is not null).ToList();
        var late = came.Where(e => e.DaysPastDue > 0).Select(e => e.DaysPastDue).ToList();
        var tries = came.Select(TriesOf).ToList();
        return new(
            agency, dataset, entries.Count(e => e.IsExpected), came.Count - late.Count, late.Count,
            late.Count > 0 ? late.Average() : null, late.Count > 0 ? late.Max() : null,
            entries.Count(e => e.State == CalendarState.Missing), entries.Count(e => e.State == CalendarState.NilReturn),
            entries.Count(e => e.State == CalendarState.Due), entries.Count(e => e.State == CalendarState.Paused),
            came.Count > 0 ? (double)tries.Count(t => t == 1) / came.Count : null, Median.Of(tries));
    }

    /// <summary>Deliveries up to the first accepted one, that one included.</summary>
    static long TriesOf(CalendarEntry entry) => entry.Deliveries.Where(d => d.IsTry).TakeWhile(d => !d.IsAccepted).Count() + 1;
}
