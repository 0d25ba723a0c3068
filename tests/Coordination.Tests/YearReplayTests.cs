using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;
using Pipeline.YearReplay;

namespace Pipeline.Coordination.Tests;

/// <summary>A made-up year counted two ways, and that a difference between them would be seen.</summary>
public sealed class YearReplayTests
{
    static readonly IReadOnlyList<Expectation> Expectations = Expectation.Of(ProtocolCatalog.Load(Repository.PathOf("protocols")));

    static readonly CoordinationQuestion Question = new(new(2027, 10, 20), new(ReferencePeriod.Parse("2026-10"), ReferencePeriod.Parse("2027-09")));

    static IReadOnlyList<ComplianceRow> Served(IReadOnlyList<Delivered> made) =>
        ComplianceRow.Of(ReportingCalendar.On(Question.At, Expectations, made).Where(e => Question.Span.Holds(e.Period)));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task SQL_over_flat_lists_finds_the_same_figures(int seed)
    {
        var made = MadeYear.Make(Expectations, Question.At, seed);
        Assert.Empty(Differences.Between(Served(made), await IndependentCount.OfAsync(Expectations, made, Question)));
    }

    [Fact]
    public async Task A_delivery_that_only_one_of_them_knows_of_makes_a_difference()
    {
        var made = MadeYear.Make(Expectations, Question.At, seed: 5);
        var known = made.First(d => d.IsAccepted && $"{d.Agency}/{d.Dataset}" == "rssb/payroll");
        var differences = Differences.Between(Served([.. made.Where(d => d.Period != known.Period || d.Dataset != known.Dataset)]), await IndependentCount.OfAsync(Expectations, made, Question));
        Assert.StartsWith("rssb/payroll: served ComplianceRow {", Assert.Single(differences), StringComparison.Ordinal);
    }

    [Fact]
    public void The_year_holds_everything_that_happens()
    {
        var entries = ReportingCalendar.On(Question.At, Expectations, MadeYear.Make(Expectations, Question.At, seed: 1));
        Assert.Superset(new HashSet<CalendarState> { CalendarState.OnTime, CalendarState.Late, CalendarState.Missing, CalendarState.NilReturn }, entries.Select(e => e.State).ToHashSet());
        Assert.Contains(entries, e => e.IsDeliveredNotAccepted);
        Assert.Contains(entries, e => e.VolumeDrop is not null);
        Assert.Contains(entries, e => e is { FirstAccepted: not null, TurnedDown: not null });
        Assert.Contains(entries, e => e.Deliveries.TakeWhile(d => !d.IsAccepted).Count() > 1);
    }

    [Fact]
    public void The_same_seed_makes_the_same_year() =>
        Assert.Equal(MadeYear.Make(Expectations, Question.At, 7), MadeYear.Make(Expectations, Question.At, 7));
}
