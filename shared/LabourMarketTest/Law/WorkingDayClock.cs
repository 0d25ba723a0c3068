using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Protocols;

namespace Pipeline.LabourMarketTest.Law;

/// <summary>Working days over the public holidays of Rwanda. Outside of the days the calendar covers there is no answer.</summary>
public sealed class WorkingDayClock(HolidayCalendar calendar)
{
    /// <summary>Hash of the days, which names the calendar in a decision record.</summary>
    public string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"{calendar.From:O}|{calendar.To:O}|{string.Join(',', calendar.Days.Keys.Order().Select(d => d.ToString("O", CultureInfo.InvariantCulture)))}"))));

    /// <summary>The <paramref name="count"/>th working day after <paramref name="day"/>, which is not counted; null outside of the calendar.</summary>
    public DateOnly? Deadline(DateOnly day, int count)
    {
        if (day < calendar.From || day > calendar.To) return null;
        var deadline = calendar.AddWorkingDays(day, count);
        return deadline > calendar.To ? null : deadline;
    }

    /// <summary>Working days after <paramref name="from"/> up to and with <paramref name="to"/>; null when that is earlier or
    /// a day is not covered.</summary>
    public int? Between(DateOnly from, DateOnly to)
    {
        if (from < calendar.From || to > calendar.To || to < from) return null;
        var count = 0;
        for (var day = from.AddDays(1); day <= to; day = day.AddDays(1))
            if (calendar.IsWorkingDay(day)) count++;
        return count;
    }
}
