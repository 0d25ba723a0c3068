using Pipeline.Coordination;
using Pipeline.Reference;

namespace Pipeline.Governance.Tests;

/// <summary>The four figures about the mechanism.</summary>
public class GovernanceIndicatorTests
{
    static readonly DateOnly Day = new(2026, 12, 1);

    [Fact]
    public void Where_there_is_nothing_a_figure_is_not_available_and_not_zero()
    {
        var figures = GovernanceIndicators.Of(Day, [], [], [], []);
        Assert.Equal(4, figures.Count);
        Assert.All(figures, f => Assert.Equal((null, null, null, "notAvailable"), (f.Value, f.Numerator, f.Denominator, f.State)));
    }

    [Fact]
    public void Agreements_active_are_counted_by_those_required()
    {
        var figure = Of("agreements-active", agreements: [new("dgie", "a", true), new("dgie", "b", false), new("nisr", "c", true)]);
        Assert.Equal((66.7, 2, 3), (figure.Value, figure.Numerator, figure.Denominator));
    }

    [Fact]
    public void Feeds_on_time_leave_out_what_is_in_its_grace_or_not_expected()
    {
        CalendarState[] states = [CalendarState.OnTime, CalendarState.NilReturn, CalendarState.Late, CalendarState.Missing, CalendarState.Due, CalendarState.Upcoming, CalendarState.Paused];
        var figure = Of("feeds-on-time", feeds: [.. states.Select(Entry)]);
        Assert.Equal((50, 2, 4), (figure.Value, figure.Numerator, figure.Denominator));
    }

    [Fact]
    public void Only_open_actions_are_overdue_and_only_after_their_last_day()
    {
        var figure = Of("actions-overdue", actions:
        [
            Action(Day, ActionStatus.Open), Action(Day.AddDays(-1), ActionStatus.Open), Action(Day.AddDays(-9), ActionStatus.Done), Action(Day.AddDays(-9), ActionStatus.Dropped),
        ]);
        Assert.Equal((50, 1, 2), (figure.Value, figure.Numerator, figure.Denominator));
    }

    [Fact]
    public void No_open_action_overdue_is_zero_and_available()
    {
        var figure = Of("actions-overdue", actions: [Action(Day, ActionStatus.Open)]);
        Assert.Equal((0, "available"), (figure.Value, figure.State));
    }

    [Fact]
    public void Days_to_the_first_delivery_are_those_of_datasets_that_have_delivered()
    {
        var figure = Of("days-to-first-delivery", requested:
        [
            new("dgie", "a", new(2026, 10, 1), new(2026, 10, 31)), new("dgie", "b", new(2026, 10, 1), new(2026, 10, 2)), new("dgie", "c", new(2026, 1, 1), null),
        ]);
        Assert.Equal((15.5, 31, 2), (figure.Value, figure.Numerator, figure.Denominator));
    }

    static GovernanceIndicator Of(
        string code, IReadOnlyList<RequiredAgreement>? agreements = null, IReadOnlyList<CalendarEntry>? feeds = null, IReadOnlyList<ActionItem>? actions = null,
        IReadOnlyList<RequestedDataset>? requested = null) =>
        GovernanceIndicators.Of(Day, agreements ?? [], feeds ?? [], actions ?? [], requested ?? []).Single(f => f.Code == code);

    static ActionItem Action(DateOnly due, ActionStatus status) => new("A-2026-001", "Send the list", "dgie", due, status, null);

    static CalendarEntry Entry(CalendarState state)
    {
        var (agency, period) = (AgencyId.Parse("dgie"), ReferencePeriod.Parse("2026-10"));
        var came = state is CalendarState.OnTime or CalendarState.NilReturn or CalendarState.Late;
        var delivered = new Delivered(agency, DatasetId.Parse("returns"), period, SubmissionId.For(agency, "a", "e"), new(2026, 11, 5, 8, 0, 0, TimeSpan.Zero),
            new(2026, 11, 5, 8, 1, 0, TimeSpan.Zero), "Validated", "Accepted", IsNil: state == CalendarState.NilReturn);
        return new(agency, DatasetId.Parse("returns"), period, new(2026, 11, 10), state, state is CalendarState.Late or CalendarState.Missing ? 3 : 0, came ? [delivered] : []);
    }
}
