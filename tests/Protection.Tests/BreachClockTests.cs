using FsCheck;
using FsCheck.Fluent;
using Pipeline.Protection.Incidents;

namespace Pipeline.Protection.Tests;

public sealed class BreachClockTests
{
    static readonly ProtectionTerms Terms = ProtectionTerms.ReadDefault();
    static readonly DateTimeOffset Found = new(2026, 10, 5, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_clock_is_done_once_every_controller_was_told()
    {
        var incident = Of(["dgie/work-permits", "rssb/payroll"], Told(BreachClock.ControllerTold, 5, "dpo@dgie.example"));
        Assert.Equal(ClockState.Open, Clock(incident, BreachClock.ControllerTold, 47).State);
        Assert.Equal(ClockState.Overdue, Clock(incident, BreachClock.ControllerTold, 49).State);

        incident = incident with { Notifications = [.. incident.Notifications, Told(BreachClock.ControllerTold, 48, "dpo@rssb.example")] };
        Assert.Equal((ClockState.Met, Found.AddHours(48)), (Clock(incident, BreachClock.ControllerTold, 60).State, Clock(incident, BreachClock.ControllerTold, 60).DoneAt));
    }

    [Fact]
    public void The_authority_is_told_within_48_hours_of_the_first_controllers_knowing()
    {
        var incident = Of(["dgie/work-permits"], Told(BreachClock.ControllerTold, 10, "dpo@dgie.example"));
        Assert.Equal((Found.AddHours(58), false), (Clock(incident, BreachClock.AuthorityTold, 11).Due, Clock(incident, BreachClock.AuthorityTold, 11).IsProvisional));
        Assert.Equal(Found.AddHours(82), Clock(incident, BreachClock.Report, 11).Due);

        var late = incident with { Notifications = [.. incident.Notifications, Told(BreachClock.AuthorityTold, 59, "office@ncsa.example")] };
        Assert.Equal(ClockState.Late, Clock(late, BreachClock.AuthorityTold, 60).State);
    }

    [Fact]
    public void An_agency_that_reports_a_breach_of_its_own_data_knows_of_it()
    {
        var incident = Of(["dgie/work-permits"]) with { Agency = "dgie" };
        Assert.Equal(ClockState.Met, Clock(incident, BreachClock.ControllerTold, 1).State);
        Assert.Equal(Found.AddHours(48), Clock(incident, BreachClock.AuthorityTold, 1).Due);
    }

    [Fact]
    public void Persons_are_told_only_where_the_risk_is_high()
    {
        Assert.DoesNotContain(BreachClocks.Of(Of(["dgie/work-permits"]), Terms, Found), c => c.Clock == BreachClock.PersonsTold);
        Assert.Contains(BreachClocks.Of(Of(["dgie/work-permits"]) with { HighRisk = true }, Terms, Found), c => c.Clock == BreachClock.PersonsTold);
    }

    [Fact]
    public void Notices_come_with_24_and_6_hours_left_and_once_it_is_over()
    {
        var incident = Of(["dgie/work-permits"]);
        string[] At(double hours) => [.. from n in IncidentWatch.NoticesOf(incident, BreachClocks.Of(incident, Terms, Found.AddHours(hours)), Found.AddHours(hours))
                                         where n.Period == "ControllerTold"
                                         select n.Kind];
        Assert.Empty(At(23.9));
        Assert.Equal(["Breach24Hours"], At(24));
        Assert.Equal(["Breach6Hours"], At(42));
        Assert.Equal(["BreachOverdue"], At(48.1));
    }

    [Fact]
    public void A_clock_is_done_exactly_when_it_says_when_and_only_time_makes_it_overdue() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, 200).Two().SelectMany(told => Gen.Choose(0, 300), (told, now) => (told.Item1, told.Item2, now)).ToArbitrary(), facts =>
        {
            var (controller, authority, now) = facts;
            var incident = Of(["dgie/work-permits"], Told(BreachClock.ControllerTold, controller, "dpo@dgie.example"), Told(BreachClock.AuthorityTold, authority, "office@ncsa.example"));
            var clocks = BreachClocks.Of(incident, Terms, Found.AddHours(now));
            return clocks.All(c => c.IsDone == c.State is ClockState.Met or ClockState.Late)
                && clocks.All(c => (c.State is ClockState.Met) == (c.DoneAt <= c.Due))
                && clocks.All(c => c.IsDone || (c.State == ClockState.Overdue) == (Found.AddHours(now) > c.Due));
        }));

    [Fact]
    public void Telling_sooner_never_gives_more_time() => Check.QuickThrowOnFailure(Prop.ForAll(Gen.Choose(0, 200).Two().ToArbitrary(), hours =>
    {
        var (one, other) = hours;
        var (sooner, later) = (Math.Min(one, other), Math.Max(one, other));
        DateTimeOffset Due(int told) => Clock(Of(["dgie/work-permits"], Told(BreachClock.ControllerTold, told, "dpo@dgie.example")), BreachClock.AuthorityTold, 0).Due;
        return Due(sooner) <= Due(later);
    }));

    static ClockStanding Clock(Incident incident, BreachClock clock, double hours) =>
        BreachClocks.Of(incident, Terms, Found.AddHours(hours)).Single(c => c.Clock == clock);

    static Notification Told(BreachClock clock, double hours, string office) => new(clock, Found.AddHours(hours), office);

    static Incident Of(IReadOnlyList<string> datasets, params Notification[] told) =>
        new("coordination-00000000000000000000", "Operator", null, Found, Found, IncidentKind.Disclosure, datasets, [], false, "x", 48, told);
}
