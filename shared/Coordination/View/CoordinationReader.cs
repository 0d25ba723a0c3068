using Pipeline.Intake.Receipts;
using Pipeline.Protocols;

namespace Pipeline.Coordination;

/// <summary>Answers what the coordinating body asks, from the protocols and the deliveries.</summary>
public sealed class CoordinationReader(CatalogInForce catalog, DeliveryReader deliveries, ReceiptStore receipts)
{
    /// <summary>The expected drops of the span and how they stand.</summary>
    public async Task<IReadOnlyList<CalendarEntry>> ReadCalendarAsync(CoordinationQuestion question, CancellationToken ct) =>
        [.. ReportingCalendar.On(question.At, Expectation.Of(catalog.Now), await deliveries.ListAsync(ct)).Where(e => question.Span.Holds(e.Period))];

    /// <summary>The one answer, with what is wrong in drops that were turned down.</summary>
    public async Task<CoordinationView> ViewAsync(CoordinationQuestion question, IReadOnlyList<CalendarEntry> entries, CancellationToken ct)
    {
        var turnedDown = await NotAcceptedAsync(entries, ct);
        List<AgencyView> agencies =
        [
            .. from agency in entries.GroupBy(e => $"{e.Agency}")
               select new AgencyView(
                   agency.Key,
                   Lines(agency, e => e.State == CalendarState.Missing),
                   Lines(agency, e => e is { FirstAccepted: not null, DaysPastDue: > 0 }),
                   Lines(agency, e => e.State is CalendarState.ReminderDue or CalendarState.Due),
                   [.. turnedDown[agency.Key]],
                   Lines(agency, e => e.VolumeDrop is not null),
                   [.. agency.Where(e => e.State == CalendarState.Paused).Select(e => $"{e.Dataset}").Distinct()]),
        ];
        return new(question.At, $"{question.Span.From}", $"{question.Span.To}", catalog.Now.Holidays is { Days.Count: > 0 } holidays ? holidays.To : null,
            ViewTotals.Of(agencies), agencies);
    }

    static IReadOnlyList<CalendarLine> Lines(IEnumerable<CalendarEntry> entries, Func<CalendarEntry, bool> which) =>
        [.. entries.Where(which).OrderBy(e => e.DueOn).Select(CalendarLine.Of)];

    async Task<ILookup<string, NotAcceptedDrop>> NotAcceptedAsync(IEnumerable<CalendarEntry> entries, CancellationToken ct)
    {
        var waiting = entries.Where(e => e.TurnedDown is not null).OrderBy(e => e.DueOn).ToList();
        var drops = new NotAcceptedDrop[waiting.Count];
        await Parallel.ForAsync(0, drops.Length, ct, async (i, token) => drops[i] = await NotAcceptedAsync(waiting[i], token));
        return waiting.Zip(drops).ToLookup(x => $"{x.First.Agency}", x => x.Second);
    }

    async Task<NotAcceptedDrop> NotAcceptedAsync(CalendarEntry entry, CancellationToken ct)
    {
        var delivered = entry.TurnedDown!;
        var receipt = await receipts.FindAsync(delivered.Submission, ct);
        return new(
            $"{entry.Dataset}", $"{entry.Period}", $"{delivered.Submission}", delivered.Outcome!, delivered.ReceivedAt, entry.DueOn, entry.FirstAccepted is not null,
            $"/api/submissions/{delivered.Submission}", $"/api/submissions/{delivered.Submission}/report", TopFindings.Of(receipt));
    }
}
