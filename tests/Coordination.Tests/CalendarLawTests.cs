using FsCheck;
using FsCheck.Fluent;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Coordination.Tests;

/// <summary>What holds for whatever was promised and delivered.</summary>
public sealed class CalendarLawTests
{
    static readonly DateOnly First = new(2026, 1, 1);

    static readonly AgencyId[] Agencies = [AgencyId.Parse("dgie"), AgencyId.Parse("rssb")];

    static readonly Gen<ServiceLevels> Levels =
        from latency in Gen.Choose(0, 40)
        from grace in Gen.Choose(0, 10)
        from rule in Gen.Elements(DayRule.Calendar, DayRule.Working)
        from roll in Gen.Elements(DayRoll.None, DayRoll.Next)
        from frequency in Gen.Elements(Frequency.M, Frequency.Q)
        select new ServiceLevels(frequency, latency)
        {
            GraceDays = grace,
            DayRule = rule,
            Roll = roll,
            FirstPeriod = ReferencePeriod.Parse(frequency == Frequency.M ? "2026-01" : "2026-Q1"),
        };

    static readonly Gen<Delivered> Deliveries =
        from agency in Gen.Elements(Agencies)
        from month in Gen.Choose(1, 8)
        from quarter in Gen.Elements(true, false)
        from hour in Gen.Choose(24 * 25, 24 * 320)
        from wait in Gen.Choose(0, 100)
        from outcome in Gen.Elements("Accepted", "AcceptedWithWarnings", "Quarantined", "Rejected", null)
        from nil in Gen.Elements(false, false, true)
        let at = new DateTimeOffset(First, new(), TimeSpan.Zero).AddHours(hour)
        select new Delivered(
            agency, Deliver.Dataset, ReferencePeriod.Parse(quarter ? $"2026-Q{(month + 2) / 3}" : $"2026-{month:00}"), SubmissionId.For(agency, $"{month}{hour}{wait}{outcome}", "e"), at,
            outcome is null ? null : at.AddHours(wait), "Validated", outcome, IsNil: nil);

    static readonly Arbitrary<(Expectation[] Promises, Delivered[] Deliveries, DateOnly Day, int Later)> Worlds = Arb.From(
        from one in Levels
        from two in Levels
        from active in Gen.Elements(true, true, false)
        from deliveries in Gen.ArrayOf(Deliveries)
        from day in Gen.Choose(0, 330)
        from later in Gen.Choose(0, 60)
        select ((Expectation[])[new(Agencies[0], Deliver.Dataset, one, true), new(Agencies[1], Deliver.Dataset, two, active)], deliveries, First.AddDays(day), later));

    static readonly Config Many = Laws.Cases(500);

    [Fact]
    public void Every_expected_period_has_exactly_one_entry() => Prop.ForAll(Worlds, w =>
    {
        var entries = ReportingCalendar.On(w.Day, w.Promises, w.Deliveries);
        return entries.GroupBy(e => (e.Agency, e.Dataset, e.Period)).All(g => g.Count() == 1)
            && w.Promises.All(p => entries.Count(e => e.Agency == p.Agency) == p.PeriodsUntil(w.Day, []).Count());
    }).Check(Many);

    [Fact]
    public void As_time_goes_on_what_was_on_time_never_becomes_late() => Prop.ForAll(Worlds, w =>
    {
        var before = ReportingCalendar.On(w.Day, w.Promises, w.Deliveries);
        var after = ReportingCalendar.On(w.Day.AddDays(w.Later), w.Promises, w.Deliveries).ToDictionary(e => (e.Agency, e.Period));
        return before.Where(e => e.State == CalendarState.OnTime)
            .All(e => after[(e.Agency, e.Period)] is { State: CalendarState.OnTime or CalendarState.NilReturn, DaysPastDue: 0 });
    }).Check(Many);

    [Fact]
    public void Late_days_are_the_days_on_a_wall_calendar_from_the_due_day_to_the_day_it_came() => Prop.ForAll(Worlds, w =>
        ReportingCalendar.On(w.Day, w.Promises, w.Deliveries).Where(e => e.FirstAccepted is not null).All(e =>
        {
            var count = 0;
            for (var day = e.DueOn; day < DateOnly.FromDateTime(e.FirstAccepted!.ReceivedAt.UtcDateTime.AddHours(2)); day = day.AddDays(1)) count++;
            return count == e.DaysPastDue;
        })).Check(Many);

    [Fact]
    public void The_order_in_which_deliveries_are_listed_changes_nothing() => Prop.ForAll(Worlds, w =>
        ReportingCalendar.On(w.Day, w.Promises, w.Deliveries).Select(e => (e.State, e.DaysPastDue, e.TurnedDown)).SequenceEqual(
            ReportingCalendar.On(w.Day, w.Promises, w.Deliveries.Reverse()).Select(e => (e.State, e.DaysPastDue, e.TurnedDown)))).Check(Many);

    [Fact]
    public void Expected_is_the_sum_of_its_parts() => Prop.ForAll(Worlds, w =>
        ComplianceRow.Of(ReportingCalendar.On(w.Day, w.Promises, w.Deliveries)).All(r =>
            r.Expected == r.OnTime + r.Late + r.Missing + r.Open && r.Nil <= r.OnTime + r.Late && (r.Late > 0) == (r.MeanLateDays > 0) && !(r.MeanLateDays > r.MaxLateDays)))
        .Check(Many);
}
