using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Coordination.Tests;

/// <summary>Short ways to say what was promised and what came.</summary>
static class Deliver
{
    public static AgencyId Agency { get; } = AgencyId.Parse("dgie");

    public static DatasetId Dataset { get; } = DatasetId.Parse("work-permits");

    /// <summary>Monthly, due ten days after the month, from 2026-01 on.</summary>
    public static ServiceLevels Monthly { get; } = new(Frequency.M, 10) { FirstPeriod = ReferencePeriod.Parse("2026-01") };

    public static Expectation Promise(ServiceLevels? levels = null, bool active = true) => new(Agency, Dataset, levels ?? Monthly, active);

    /// <summary>A delivery that came at noon in Kigali and was decided an hour later.</summary>
    public static Delivered Of(string period, string day, string? outcome = "Accepted", long rows = 100, bool nil = false)
    {
        DateTimeOffset noon = new(Day(day), new(10, 0), TimeSpan.Zero);
        return new(
            Agency, Dataset, ReferencePeriod.Parse(period), SubmissionId.For(Agency, $"{period}/{day}/{outcome}/{rows}", "tag"), noon, outcome is null ? null : noon.AddHours(1),
            outcome is null ? "Validating" : "Validated", outcome, "1.0.0", rows, outcome is "Accepted" or "AcceptedWithWarnings" ? rows : 0, IsNil: nil);
    }

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The entry of one period on a day.</summary>
    public static CalendarEntry Entry(string period, string on, Expectation? promise = null, params Delivered[] deliveries) =>
        ReportingCalendar.On(Day(on), [promise ?? Promise()], deliveries).Single(e => e.Period == ReferencePeriod.Parse(period));
}
