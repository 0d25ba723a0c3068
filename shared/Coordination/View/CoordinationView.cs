namespace Pipeline.Coordination;

/// <summary>The one answer: who has not submitted, what is late, what is wrong with it.</summary>
/// <param name="At">The day it is true of, by Rwanda's calendar.</param>
/// <param name="From">First of the periods asked about.</param>
/// <param name="To">Last of them.</param>
/// <param name="HolidaysKnownTo">Last day whose public holidays are known; due days after it know weekends only. Null when none are known.</param>
public sealed record CoordinationView(DateOnly At, string From, string To, DateOnly? HolidaysKnownTo, ViewTotals Totals, IReadOnlyList<AgencyView> Agencies);

/// <summary>How much there is of each.</summary>
public sealed record ViewTotals(int Missing, int Late, int DueSoon, int NotAccepted, int VolumeDrops)
{
    public static ViewTotals Of(IReadOnlyList<AgencyView> agencies) => new(
        agencies.Sum(a => a.Missing.Count), agencies.Sum(a => a.Late.Count), agencies.Sum(a => a.DueSoon.Count),
        agencies.Sum(a => a.NotAccepted.Count), agencies.Sum(a => a.VolumeDrops.Count));
}

/// <summary>What there is to say about one agency; lists are ordered by due day.</summary>
/// <param name="Missing">Past due and grace, and nothing accepted.</param>
/// <param name="Late">Accepted, after the due day.</param>
/// <param name="DueSoon">Due within five days, today, or in its grace.</param>
/// <param name="NotAccepted">Drops whose newest delivery was turned down and waits to be mended.</param>
/// <param name="VolumeDrops">Accepted drops with far fewer rows than usual.</param>
/// <param name="Paused">Datasets under no active protocol.</param>
public sealed record AgencyView(
    string Agency, IReadOnlyList<CalendarLine> Missing, IReadOnlyList<CalendarLine> Late, IReadOnlyList<CalendarLine> DueSoon,
    IReadOnlyList<NotAcceptedDrop> NotAccepted, IReadOnlyList<CalendarLine> VolumeDrops, IReadOnlyList<string> Paused);

/// <summary>A delivery that was turned down, and what is wrong with it.</summary>
/// <param name="Outcome">Such as Quarantined.</param>
/// <param name="HasEarlierAccepted">Whether an earlier delivery of the period was accepted and counts meanwhile.</param>
/// <param name="Receipt">Path of its receipt as JSON.</param>
/// <param name="Report">Path of its receipt as a page.</param>
/// <param name="Findings">What is wrong, the commonest first.</param>
public sealed record NotAcceptedDrop(
    string Dataset, string Period, string Submission, string Outcome, DateTimeOffset ReceivedAt, DateOnly DueOn, bool HasEarlierAccepted, string Receipt, string Report,
    IReadOnlyList<TopFinding> Findings);

/// <summary>One kind of problem in a drop.</summary>
/// <param name="Count">How often it was found.</param>
public sealed record TopFinding(string Rule, long Count, string Message, string? MessageFr);
