using Pipeline.Reference;

namespace Pipeline.Coordination;

/// <summary>
/// What was expected of whom until a day, and how it stands: a function of the promises, the deliveries and the day, and of nothing else.
/// Days are Rwanda's. What came or was decided after the day is not known on it.
/// </summary>
public static class ReportingCalendar
{
    /// <summary>So many days before it is due, an agency is reminded.</summary>
    public const int ReminderDays = 5;

    /// <returns>One entry for each expected period that has begun by the day, ordered by agency, dataset and period.</returns>
    public static IReadOnlyList<CalendarEntry> On(DateOnly day, IEnumerable<Expectation> expectations, IEnumerable<Delivered> deliveries)
    {
        var known = deliveries.Select(d => d.AsKnownOn(day)).OfType<Delivered>()
            .OrderBy(d => d.ReceivedAt).ThenBy(d => $"{d.Submission}", StringComparer.Ordinal)
            .ToLookup(d => (d.Agency, d.Dataset));
        return [.. expectations.SelectMany(e => EntriesOf(e, [.. known[(e.Agency, e.Dataset)]], day))];
    }

    static IEnumerable<CalendarEntry> EntriesOf(Expectation expectation, IReadOnlyList<Delivered> deliveries, DateOnly day)
    {
        var byPeriod = deliveries.ToLookup(d => d.Period);
        var volumes = new UsualVolume(expectation.Service.VolumeDrop);
        foreach (var period in expectation.PeriodsUntil(day, deliveries))
        {
            var entry = EntryOf(expectation, period, [.. byPeriod[period]], day);
            yield return entry with { VolumeDrop = volumes.Next(entry.Current) };
        }
    }

    static CalendarEntry EntryOf(Expectation expectation, ReferencePeriod period, IReadOnlyList<Delivered> deliveries, DateOnly day)
    {
        var due = expectation.Service.DueOn(period);
        var entry = new CalendarEntry(expectation.Agency, expectation.Dataset, period, due, CalendarState.Upcoming, 0, deliveries);
        var pastDue = expectation.Service.DaysLate(period, entry.FirstAccepted?.ReceivedOn ?? day);
        return entry with { State = StateOf(entry, expectation, pastDue, day), DaysPastDue = pastDue };
    }

    static CalendarState StateOf(CalendarEntry entry, Expectation expectation, int pastDue, DateOnly day) =>
        entry.Current is { } current ? (current.IsNil ? CalendarState.NilReturn : pastDue > 0 ? CalendarState.Late : CalendarState.OnTime)
        : !expectation.IsActive ? CalendarState.Paused
        : day > expectation.Service.GraceEndsOn(entry.Period) ? CalendarState.Missing
        : day >= entry.DueOn ? CalendarState.Due
        : day >= entry.DueOn.AddDays(-ReminderDays) ? CalendarState.ReminderDue
        : CalendarState.Upcoming;
}
