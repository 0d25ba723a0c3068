using Pipeline.Protocols;
using Pipeline.Reference;
using static Pipeline.Coordination.Tests.Deliver;

namespace Pipeline.Coordination.Tests;

/// <summary>How the drop of 2026-10, due on 2026-11-10, stands from day to day.</summary>
public sealed class CalendarStateTests
{
    [Theory]
    [InlineData("2026-10-01", CalendarState.Upcoming, 0)]
    [InlineData("2026-11-04", CalendarState.Upcoming, 0)]
    [InlineData("2026-11-05", CalendarState.ReminderDue, 0)]
    [InlineData("2026-11-09", CalendarState.ReminderDue, 0)]
    [InlineData("2026-11-10", CalendarState.Due, 0)]
    [InlineData("2026-11-13", CalendarState.Due, 3)]
    [InlineData("2026-11-14", CalendarState.Missing, 4)]
    public void What_has_not_come_is_upcoming_then_reminded_of_then_due_and_after_its_grace_missing(string day, CalendarState state, int pastDue)
    {
        var entry = Entry("2026-10", day, Promise(Monthly with { GraceDays = 3 }));
        Assert.Equal((state, pastDue), (entry.State, entry.DaysPastDue));
    }

    [Theory]
    [InlineData("2026-11-10", CalendarState.OnTime, 0)]
    [InlineData("2026-11-11", CalendarState.Late, 1)]
    [InlineData("2026-12-01", CalendarState.Late, 21)]
    public void The_first_accepted_delivery_decides(string came, CalendarState state, int pastDue)
    {
        var entry = Entry("2026-10", "2027-01-31", null, Of("2026-10", came));
        Assert.Equal((state, pastDue), (entry.State, entry.DaysPastDue));
    }

    [Fact]
    public void A_day_ends_in_Kigali_two_hours_before_it_does_in_UTC()
    {
        var evening = Of("2026-10", "2026-11-10") with { ReceivedAt = new(2026, 11, 10, 22, 30, 0, TimeSpan.Zero), DecidedAt = null };
        Assert.Equal((CalendarState.Late, 1), (Entry("2026-10", "2026-11-30", null, evening) is var e ? e.State : default, Entry("2026-10", "2026-11-30", null, evening).DaysPastDue));
    }

    [Fact]
    public void A_revision_does_not_make_it_late()
    {
        var entry = Entry("2026-10", "2026-12-31", null, Of("2026-10", "2026-11-08"), Of("2026-10", "2026-11-25", rows: 120));
        Assert.Equal((CalendarState.OnTime, 120L), (entry.State, entry.Current!.RowsAccepted));
    }

    [Fact]
    public void A_quarantined_delivery_is_not_delivered_and_is_shown()
    {
        var entry = Entry("2026-10", "2026-11-20", null, Of("2026-10", "2026-11-08", "Quarantined"));
        Assert.Equal((CalendarState.Missing, true), (entry.State, entry.IsDeliveredNotAccepted));
    }

    [Fact]
    public void Once_corrected_nothing_waits_any_more()
    {
        var entry = Entry("2026-10", "2026-11-20", null, Of("2026-10", "2026-11-08", "Quarantined"), Of("2026-10", "2026-11-12"));
        Assert.Equal((CalendarState.Late, 2, false), (entry.State, entry.DaysPastDue, entry.IsDeliveredNotAccepted));
        Assert.Null(entry.TurnedDown);
    }

    [Fact]
    public void A_correction_that_was_turned_down_waits_beside_the_accepted_one()
    {
        var entry = Entry("2026-10", "2026-11-20", null, Of("2026-10", "2026-11-08"), Of("2026-10", "2026-11-12", "Quarantined"));
        Assert.Equal((CalendarState.OnTime, "Quarantined", false), (entry.State, entry.TurnedDown!.Outcome, entry.IsDeliveredNotAccepted));
    }

    [Fact]
    public void A_nil_return_is_a_delivery_until_data_replaces_it()
    {
        var nil = Of("2026-10", "2026-11-08", rows: 0, nil: true);
        Assert.Equal(CalendarState.NilReturn, Entry("2026-10", "2026-11-20", null, nil).State);
        Assert.Equal(CalendarState.OnTime, Entry("2026-10", "2026-11-30", null, nil, Of("2026-10", "2026-11-25")).State);
    }

    [Fact]
    public void Without_an_active_protocol_what_has_not_come_is_paused_and_what_came_stays()
    {
        var stopped = Promise(active: false);
        Assert.Equal(CalendarState.Paused, Entry("2026-09", "2026-12-31", stopped, Of("2026-10", "2026-11-08")).State);
        Assert.Equal(CalendarState.OnTime, Entry("2026-10", "2026-12-31", stopped, Of("2026-10", "2026-11-08")).State);
    }

    [Fact]
    public void What_was_decided_after_the_day_is_undecided_on_it()
    {
        var slow = Of("2026-10", "2026-11-10") with { DecidedAt = new(2026, 11, 12, 8, 0, 0, TimeSpan.Zero) };
        Assert.Equal(CalendarState.Missing, Entry("2026-10", "2026-11-11", null, slow).State);
        Assert.Equal(CalendarState.OnTime, Entry("2026-10", "2026-11-12", null, slow).State);
        Assert.Empty(Entry("2026-10", "2026-11-09", null, slow).Deliveries);
    }

    [Fact]
    public void Periods_begin_with_the_agreed_one_or_else_with_the_first_delivered()
    {
        var agreed = ReportingCalendar.On(Day("2026-03-15"), [Promise()], [Of("2025-11", "2025-12-05")]);
        Assert.Equal(["2026-01", "2026-02", "2026-03"], agreed.Select(e => $"{e.Period}"));
        var open = Promise(Monthly with { FirstPeriod = null });
        Assert.Equal(["2026-02", "2026-03"], ReportingCalendar.On(Day("2026-03-15"), [open], [Of("2026-02", "2026-03-05")]).Select(e => $"{e.Period}"));
        Assert.Empty(ReportingCalendar.On(Day("2026-03-15"), [open], []));
    }

    [Fact]
    public void A_span_holds_every_period_that_shares_a_day_with_it()
    {
        var span = PeriodSpan.UsualOn(Day("2026-11-22"));
        Assert.Equal(("2025-11", "2026-11"), ($"{span.From}", $"{span.To}"));
        Assert.Equal([true, true, true, false, false], ((string[])["2025", "2025-Q4", "2026-11", "2025-10", "2026-12"]).Select(p => span.Holds(ReferencePeriod.Parse(p))));
    }

    [Fact]
    public void Every_shipped_dataset_is_expected_from_a_period_on() => Assert.All(
        Expectation.Of(ProtocolCatalog.Load(Testing.Repository.PathOf("protocols"))), e => Assert.True(e is { IsActive: true, Service.FirstPeriod: not null }));
}
