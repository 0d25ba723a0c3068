namespace Pipeline.Coordination;

/// <summary>How the drop of a period stands on a day. Every expected period has exactly one state.</summary>
public enum CalendarState
{
    /// <summary>Not due for more than <see cref="ReportingCalendar.ReminderDays"/> days.</summary>
    Upcoming,
    /// <summary>Due within <see cref="ReportingCalendar.ReminderDays"/> days.</summary>
    ReminderDue,
    /// <summary>From the due day until its grace has passed, and nothing was accepted yet.</summary>
    Due,
    /// <summary>The first accepted delivery came by the due day.</summary>
    OnTime,
    /// <summary>The first accepted delivery came after the due day.</summary>
    Late,
    /// <summary>Past due and grace without an accepted delivery.</summary>
    Missing,
    /// <summary>The newest accepted delivery says that there is nothing to report.</summary>
    NilReturn,
    /// <summary>Nothing was accepted, and no protocol is active under which anything could be.</summary>
    Paused,
}
