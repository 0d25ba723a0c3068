using System.Text;
using System.Text.Json;
using static Pipeline.Coordination.Tests.Deliver;

namespace Pipeline.Coordination.Tests;

/// <summary>Volume, compliance and scorecards with figures worked by hand.</summary>
public sealed class FigureTests
{
    static readonly ScoreWeights Weights = ScoreWeights.ReadDefault();

    static IReadOnlyList<CalendarEntry> On(string day, params Delivered[] deliveries) => ReportingCalendar.On(Day(day), [Promise()], deliveries);

    static Delivered[] Volumes(params long[] rows) => [.. rows.Select((n, i) => Of($"2026-{i + 1:00}", $"2026-{i + 2:00}-05", rows: n))];

    [Theory]
    [InlineData(49L, 100L, 100L, 100L)]
    [InlineData(99L, 100L, 200L, 300L, 400L, 150L, 200L)]
    public void Under_half_of_the_median_the_volume_has_fallen(long last, params long[] before)
    {
        var drop = On("2026-12-31", Volumes([.. before, last])).Single(e => e.VolumeDrop is not null).VolumeDrop!;
        Assert.Equal((last, before.Length), (drop.Rows, drop.Periods));
    }

    [Theory]
    [InlineData(50L, 100L, 100L, 100L)]
    [InlineData(1L, 100L, 100L)]
    public void At_half_of_it_or_with_two_periods_before_it_has_not(long last, params long[] before) =>
        Assert.DoesNotContain(On("2026-12-31", Volumes([.. before, last])), e => e.VolumeDrop is not null);

    [Fact]
    public void Usual_is_the_median_of_the_last_six_without_nil_returns()
    {
        Delivered[] deliveries = [.. Volumes(9000, 9000, 9000, 100, 100, 100, 100, 100, 100), Of("2026-10", "2026-11-05", rows: 0, nil: true), Of("2026-11", "2026-12-05", rows: 40)];
        Assert.Equal(new VolumeDrop(40, 100, 6), On("2026-12-31", deliveries).Single(e => $"{e.Period}" == "2026-11").VolumeDrop);
        Assert.Null(On("2026-12-31", deliveries).Single(e => $"{e.Period}" == "2026-10").VolumeDrop);
    }

    [Fact]
    public void Compliance_counts_what_came_and_when()
    {
        var row = Assert.Single(ComplianceRow.Of(On("2026-06-10",
            Of("2026-01", "2026-02-10"),
            Of("2026-02", "2026-03-01", "Quarantined"), Of("2026-02", "2026-03-05", "Rejected"), Of("2026-02", "2026-03-14"),
            Of("2026-03", "2026-04-11", rows: 0, nil: true), Of("2026-03", "2026-04-20", "Quarantined"),
            Of("2026-04", "2026-05-01", "Quarantined"))));
        Assert.Equal(
            new("dgie", "work-permits", Expected: 5, OnTime: 1, Late: 2, MeanLateDays: 2.5, MaxLateDays: 4, Missing: 1, Nil: 1, Open: 1, Paused: 0,
                AcceptedAtFirstTry: 2.0 / 3, MedianTries: 1), row);
    }

    [Fact]
    public void A_fault_of_the_system_is_no_try_of_the_agency() =>
        Assert.Equal(1, ComplianceRow.Of(On("2026-02-28", Of("2026-01", "2026-02-01", "Failed"), Of("2026-01", "2026-02-02"))).Single().AcceptedAtFirstTry);

    [Fact]
    public void A_score_weighs_completeness_validity_and_timeliness()
    {
        // Due: January to April (10 May). Came: three, 0, 9 and 6 days late, mean 5. Rows: 300 accepted of 400 read, the turned-down 100 among them.
        var card = Assert.Single(ScorecardRow.Of(On("2026-05-11",
            Of("2026-01", "2026-02-10"), Of("2026-02", "2026-03-19"), Of("2026-03", "2026-04-10", "Quarantined"), Of("2026-03", "2026-04-16")), Weights));
        // 0.4 × 75 + 0.4 × 75 + 0.2 × 100 × (1 − 5/30) = 76.67
        Assert.Equal(new("dgie", "work-permits", 4, 75, 75, 5, 76.67), card);
    }

    [Fact]
    public void Beyond_the_days_after_which_it_is_worthless_timeliness_stays_at_nothing() =>
        Assert.Equal(80, ScorecardRow.Of(On("2026-02-28", Of("2026-01", "2026-02-10")) is var e ? [e[0] with { DaysPastDue = 45 }] : [], Weights).Single().Score);

    [Fact]
    public void What_there_is_no_data_for_is_not_told()
    {
        Assert.Equal(new("dgie", "work-permits", 0, null, null, null, null), ScorecardRow.Of(On("2026-01-31"), Weights).Single());
        Assert.Equal(new("dgie", "work-permits", 1, 0, null, null, null), ScorecardRow.Of(On("2026-02-28"), Weights).Single());
        Assert.Equal(new("dgie", "work-permits", 1, 100, null, 0, null),
            ScorecardRow.Of(On("2026-02-28", Of("2026-01", "2026-02-01", rows: 0, nil: true)), Weights).Single());
        Assert.Equal((null, null, null), ComplianceRow.Of(On("2026-02-28")).Single() is var row ? (row.AcceptedAtFirstTry, row.MedianTries, row.MeanLateDays) : default);
    }

    [Theory]
    [InlineData("\"validity_weight\": 0.4", "\"validity_weight\": -0.4", typeof(InvalidDataException))]
    [InlineData("\"worthless_after_days\": 30", "\"worthless_after_days\": 0", typeof(InvalidDataException))]
    [InlineData("\"version\"", "\"edition\"", typeof(JsonException))]
    public void Weights_that_cannot_be_used_are_refused(string right, string wrong, Type error)
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "parameters", "scorecard.json"));
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.Throws(error, () => ScoreWeights.Parse(Encoding.UTF8.GetBytes(text.Replace(right, wrong, StringComparison.Ordinal))));
    }

    [Fact]
    public void A_CSV_has_days_as_written_everywhere_and_empty_cells_for_what_is_not_known()
    {
        var csv = CsvTable.Write(On("2026-02-28", Of("2026-01", "2026-02-12")).Select(CalendarLine.Of));
        Assert.StartsWith("Agency,Dataset,Period,DueOn,State,DaysPastDue,FirstAcceptedAt,Submission,", csv, StringComparison.Ordinal);
        Assert.Contains("dgie,work-permits,2026-01,2026-02-10,Late,2,2026-02-12T10:00:00Z,dgie-", csv, StringComparison.Ordinal);
        Assert.Contains("dgie,work-permits,2026-02,2026-03-10,Upcoming,0,,,0,False,,,\r\n", csv, StringComparison.Ordinal);
    }
}
