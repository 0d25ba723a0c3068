namespace Pipeline.Coordination;

/// <summary>An expected drop as readers get it, flat for JSON and CSV.</summary>
/// <param name="State">A <see cref="CalendarState"/> by name.</param>
/// <param name="DaysPastDue">Of the first accepted delivery, or of the day asked about when none was accepted.</param>
/// <param name="Submission">The accepted delivery that counts, else the newest.</param>
/// <param name="Deliveries">How many came.</param>
/// <param name="DeliveredNotAccepted">Something came and nothing of it was accepted.</param>
/// <param name="RowsAccepted">Rows of the accepted delivery that counts.</param>
/// <param name="UsualRows">Median of the periods before, when far fewer rows came than that; else null.</param>
/// <param name="UsualRowsOf">How many periods the median is of.</param>
public sealed record CalendarLine(
    string Agency, string Dataset, string Period, DateOnly DueOn, string State, int DaysPastDue, DateTimeOffset? FirstAcceptedAt, string? Submission,
    int Deliveries, bool DeliveredNotAccepted, long? RowsAccepted, double? UsualRows, int? UsualRowsOf)
{
    public static CalendarLine Of(CalendarEntry entry) => new(
        $"{entry.Agency}", $"{entry.Dataset}", $"{entry.Period}", entry.DueOn, $"{entry.State}", entry.DaysPastDue, entry.FirstAccepted?.ReceivedAt,
        (entry.Current ?? entry.Newest)?.Submission.ToString(), entry.Deliveries.Count, entry.IsDeliveredNotAccepted,
        entry.Current?.RowsAccepted, entry.VolumeDrop?.Median, entry.VolumeDrop?.Periods);
}
