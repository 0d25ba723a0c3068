using Pipeline.Reference;

namespace Pipeline.Protocols;

/// <summary>What an agency has promised about when its data comes: how often, how soon, and how days are counted.</summary>
/// <param name="Frequency">How long a period is.</param>
/// <param name="LatencyDays">Days after the period ends, counted as <see cref="DayRule"/> says.</param>
public sealed record ServiceLevels(Frequency Frequency, int LatencyDays)
{
    /// <summary>Share of the usual number of rows below which a drop's volume counts as fallen, unless the protocol says otherwise.</summary>
    public const double UsualVolumeDrop = 0.5;

    /// <summary>Which days the latency counts.</summary>
    public DayRule DayRule { get; init; }

    /// <summary>What becomes of a due day on which nobody works.</summary>
    public DayRoll Roll { get; init; }

    /// <summary>Days after the due day before a drop that has not come is missing. One that comes in them is late all the same.</summary>
    public int GraceDays { get; init; }

    /// <summary>The first period that is due, or null when none was agreed.</summary>
    public ReferencePeriod? FirstPeriod { get; init; }

    /// <summary>Share (0 to 1) of the usual number of rows below which a drop's volume counts as fallen.</summary>
    public double VolumeDrop { get; init; } = UsualVolumeDrop;

    /// <summary>The days on which nobody works.</summary>
    public HolidayCalendar Holidays { get; init; } = HolidayCalendar.None;

    /// <summary>
    /// The last day on which the drop of a period is on time. Month 2025-05 with 15 calendar days gives 2025-06-15, a Sunday, and rolled to the
    /// next working day 2025-06-16.
    /// </summary>
    public DateOnly DueOn(ReferencePeriod period)
    {
        var due = DayRule == DayRule.Working ? Holidays.AddWorkingDays(period.End, LatencyDays) : period.End.AddDays(LatencyDays);
        return Roll == DayRoll.Next ? Holidays.ThisOrNextWorkingDay(due) : due;
    }

    /// <summary>Calendar days from the due day of a period to a day after it; 0 on or before the due day.</summary>
    public int DaysLate(ReferencePeriod period, DateOnly day) => Math.Max(0, day.DayNumber - DueOn(period).DayNumber);

    /// <summary>The last day before a drop that has not come is missing.</summary>
    public DateOnly GraceEndsOn(ReferencePeriod period) => DueOn(period).AddDays(GraceDays);
}

/// <summary>Which days a latency counts (<c>rw.dayRule</c>).</summary>
public enum DayRule
{
    /// <summary>Every day.</summary>
    Calendar,
    /// <summary>Monday to Friday without public holidays.</summary>
    Working,
}

/// <summary>What becomes of a due day that is no working day (<c>rw.roll</c>).</summary>
public enum DayRoll
{
    /// <summary>It stays.</summary>
    None,
    /// <summary>The next working day takes its place.</summary>
    Next,
}
