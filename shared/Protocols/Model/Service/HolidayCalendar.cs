using System.Collections.Frozen;

namespace Pipeline.Protocols;

/// <summary>Public holidays by day, for the days from <paramref name="from"/> to <paramref name="to"/>; outside of them only weekends are known.</summary>
/// <param name="source">Where the days were taken from, and what is not among them.</param>
public sealed class HolidayCalendar(DateOnly from, DateOnly to, string source, IReadOnlyDictionary<DateOnly, string> days)
{
    readonly FrozenDictionary<DateOnly, string> _days = days.ToFrozenDictionary();

    /// <summary>Weekends only.</summary>
    public static HolidayCalendar None { get; } = new(DateOnly.MaxValue, DateOnly.MinValue, "", FrozenDictionary<DateOnly, string>.Empty);

    public DateOnly From => from;

    public DateOnly To => to;

    public string Source => source;

    /// <summary>The holidays and their names.</summary>
    public IReadOnlyDictionary<DateOnly, string> Days => _days;

    public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_days.ContainsKey(day);

    public DateOnly ThisOrNextWorkingDay(DateOnly day)
    {
        while (!IsWorkingDay(day)) day = day.AddDays(1);
        return day;
    }

    /// <summary>The <paramref name="count"/>th working day after a day, which itself is not counted; the day itself for none.</summary>
    public DateOnly AddWorkingDays(DateOnly day, int count)
    {
        for (; count > 0; count--) day = ThisOrNextWorkingDay(day.AddDays(1));
        return day;
    }
}
