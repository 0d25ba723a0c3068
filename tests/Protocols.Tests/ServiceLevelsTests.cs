using Pipeline.Protocols.Loading;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Protocols.Tests;

/// <summary>When drops are due: days counted and rolled, and the holidays that ship.</summary>
public sealed class ServiceLevelsTests : IDisposable
{
    static readonly HolidayCalendar Shipped = ProtocolCatalog.Load(Repository.PathOf("protocols")).Holidays;

    readonly CatalogCopy _catalog = new();

    public void Dispose() => _catalog.Dispose();

    [Theory]
    [InlineData("2025-05", 15, DayRule.Calendar, DayRoll.None, "2025-06-15")]
    [InlineData("2025-05", 15, DayRule.Calendar, DayRoll.Next, "2025-06-16")]
    [InlineData("2025-06", 15, DayRule.Working, DayRoll.None, "2025-07-23")]
    [InlineData("2025-06", 4, DayRule.Calendar, DayRoll.Next, "2025-07-07")]
    [InlineData("2026-12", 2, DayRule.Calendar, DayRoll.Next, "2027-01-05")]
    [InlineData("2026-12", 1, DayRule.Working, DayRoll.None, "2027-01-05")]
    [InlineData("2026-Q3", 0, DayRule.Working, DayRoll.None, "2026-09-30")]
    public void A_drop_is_due_on_the_day_that_the_day_rule_and_the_roll_give(string period, int latency, DayRule rule, DayRoll roll, string due)
    {
        var levels = new ServiceLevels(Frequency.M, latency) { DayRule = rule, Roll = roll, Holidays = Shipped };
        Assert.Equal(due, $"{levels.DueOn(ReferencePeriod.Parse(period)):yyyy-MM-dd}");
    }

    [Fact]
    public void Without_holidays_the_days_of_July_2025_are_weekdays() =>
        Assert.Equal(new(2025, 7, 21), new ServiceLevels(Frequency.M, 15) { DayRule = DayRule.Working }.DueOn(ReferencePeriod.Parse("2025-06")));

    [Fact]
    public void Grace_begins_after_the_due_day() =>
        Assert.Equal(new(2025, 6, 18), new ServiceLevels(Frequency.M, 15) { GraceDays = 3 }.GraceEndsOn(ReferencePeriod.Parse("2025-05")));

    [Fact]
    public void Every_covered_year_has_the_thirteen_feasts_of_the_order_and_Easter_by_the_computus()
    {
        Assert.Equal((new DateOnly(2025, 1, 1), new DateOnly(2028, 12, 31)), (Shipped.From, Shipped.To));
        for (var year = Shipped.From.Year; year <= Shipped.To.Year; year++)
        {
            var easter = Easter(year);
            var umuganura = Enumerable.Range(1, 7).Select(d => new DateOnly(year, 8, d)).Single(d => d.DayOfWeek == DayOfWeek.Friday);
            DateOnly[] feasts =
            [
                new(year, 1, 1), new(year, 1, 2), new(year, 2, 1), easter.AddDays(-2), easter.AddDays(1), new(year, 4, 7), new(year, 5, 1),
                new(year, 7, 1), new(year, 7, 4), umuganura, new(year, 8, 15), new(year, 12, 25), new(year, 12, 26),
            ];
            Assert.All(feasts, feast => Assert.Contains(feast, Shipped.Days.Keys));
        }
    }

    [Fact]
    public void Every_day_in_lieu_is_a_weekday_that_follows_a_weekend_with_a_feast()
    {
        var lieu = Shipped.Days.Where(d => d.Value.EndsWith("(in lieu)", StringComparison.Ordinal)).Select(d => d.Key).ToList();
        Assert.NotEmpty(lieu);
        Assert.All(lieu, day => Assert.Contains(Enumerable.Range(1, 4).Select(n => day.AddDays(-n)),
            d => d.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && Shipped.Days.ContainsKey(d)));
        Assert.Equal([new(2026, 2, 2), new(2026, 7, 6), new(2026, 8, 17), new(2026, 12, 28)], lieu.Where(d => d.Year == 2026).Order());
    }

    [Theory]
    [InlineData("rw.dayRule, value: working", "rw.dayRule, value: sometimes", "calendar or working")]
    [InlineData("rw.grace, value: 3", "rw.grace, value: -1", "a whole number of days from 0 to 366")]
    [InlineData("rw.firstPeriod, value: 2026-10", "rw.firstPeriod, value: 2026-Q3", "a month, such as 2026-10")]
    [InlineData("rw.volumeDrop, value: 40", "rw.volumeDrop, value: 140", "a percentage from 0 to 100")]
    public void A_clause_about_days_is_read_and_a_wrong_one_named(string right, string wrong, string expected)
    {
        const string File = "dgie/work-permits/protocol.yaml", First = "  - {property: rw.firstPeriod, value: 2026-10}";
        _catalog.Replace(File, First, $$"""
            {{First}}
              - {property: rw.dayRule, value: working}
              - {property: rw.roll, value: next}
              - {property: rw.grace, value: 3}
              - {property: rw.volumeDrop, value: 40}
            """);
        var service = _catalog.Load().Find(AgencyId.Parse("dgie"), DatasetId.Parse("work-permits"))!.Service;
        Assert.Equal((10, DayRule.Working, DayRoll.Next, 3, 0.4, ReferencePeriod.Parse("2026-10")),
            (service.LatencyDays, service.DayRule, service.Roll, service.GraceDays, service.VolumeDrop, service.FirstPeriod!.Value));

        _catalog.Replace(File, right, wrong);
        Assert.Contains(expected, Assert.Throws<ProtocolException>(() => _catalog.Load()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("day: 2026-05-01", "day: 2029-05-01", "a day from 2025-01-01 to 2028-12-31")]
    [InlineData("day: 2026-05-01", "day: 2026-07-01", "each day once")]
    [InlineData("name: rwanda", "nome: rwanda", "the unknown key 'nome'")]
    public void A_mistake_among_the_holidays_is_named(string right, string wrong, string expected)
    {
        _catalog.Replace("holidays/rwanda.yaml", right, wrong);
        Assert.Contains(expected, Assert.Throws<ProtocolException>(() => _catalog.Load()).Message, StringComparison.Ordinal);
    }

    /// <summary>The anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8).</summary>
    static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        var l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        var m = (a + 11 * h + 22 * l) / 451;
        var sum = h + l - 7 * m + 114;
        return new(year, sum / 31, sum % 31 + 1);
    }
}
