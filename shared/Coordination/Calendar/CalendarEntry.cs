using Pipeline.Reference;

namespace Pipeline.Coordination;

/// <summary>One expected drop and how it stands.</summary>
/// <param name="DueOn">The last day on which it is on time.</param>
/// <param name="Deliveries">All that came for it, in the order in which they came.</param>
/// <param name="DaysPastDue">
/// Days after the due day: of the first accepted delivery when there is one, of the day asked about when none was accepted; 0 before or on it.
/// </param>
public sealed record CalendarEntry(
    AgencyId Agency, DatasetId Dataset, ReferencePeriod Period, DateOnly DueOn, CalendarState State, int DaysPastDue, IReadOnlyList<Delivered> Deliveries)
{
    /// <summary>The delivery that decides about on time or late; a revision of it decides nothing.</summary>
    public Delivered? FirstAccepted => Deliveries.FirstOrDefault(d => d.IsAccepted);

    /// <summary>The accepted delivery that counts now.</summary>
    public Delivered? Current => Deliveries.LastOrDefault(d => d.IsAccepted);

    public Delivered? Newest => Deliveries is [.., var last] ? last : null;

    /// <summary>The newest delivery, when it was decided and not accepted: somebody has to mend it.</summary>
    public Delivered? TurnedDown => Newest is { IsTurnedDown: true } last ? last : null;

    /// <summary>Something came and nothing of it was accepted.</summary>
    public bool IsDeliveredNotAccepted => FirstAccepted is null && TurnedDown is not null;

    /// <summary>Whether the period counts in compliance: it came, or its due day has.</summary>
    public bool IsExpected => State is CalendarState.Due or CalendarState.OnTime or CalendarState.Late or CalendarState.Missing or CalendarState.NilReturn;

    /// <summary>Set when far fewer rows came than usual.</summary>
    public VolumeDrop? VolumeDrop { get; init; }
}

/// <summary>Fewer rows than usual.</summary>
/// <param name="Rows">Rows accepted.</param>
/// <param name="Median">Median of the rows accepted in the periods before.</param>
/// <param name="Periods">How many periods the median is of, 3 to 6.</param>
public sealed record VolumeDrop(long Rows, double Median, int Periods);
