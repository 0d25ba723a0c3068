using Pipeline.Sdmx.Requests;
using Pipeline.Sdmx.Slicing;
using Pipeline.Sdmx.Structures;

namespace Pipeline.Sdmx.Tests;

/// <summary>Parameters of both versions.</summary>
public sealed class QueryTests
{
    static string Period(int row) => $"{Served.Flow.Table.Periods[Served.Flow.Table.PeriodPlaces[row]]}";

    [Theory]
    [InlineData("all?startPeriod=2022&endPeriod=2022-Q2", "2022-Q1,2022-Q2")]
    [InlineData("all?startPeriod=2024", "2024,2024-Q1,2024-Q2,2024-Q3,2024-Q4")]
    [InlineData("all?startPeriod=2022-02-01&endPeriod=2022-09-30", "2022-Q2,2022-Q3")]
    [InlineData("A....?startPeriod=2023-A1&endPeriod=2023-M12", "2023")]
    public void Periods_are_taken_when_they_lie_within(string target, string expected) =>
        Assert.Equal(expected.Split(','), Served.Rows(Served.Query21(target)).Select(Period).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("all?startPeriod=soon")]
    [InlineData("all?startPeriod=2024&endPeriod=2023")]
    [InlineData("all?detail=much")]
    [InlineData("all?firstNObservations=0")]
    [InlineData("all?lastNObservations=-1")]
    [InlineData("all?dimensionAtObservation=COLOUR")]
    [InlineData("all?updatedAfter=yesterday")]
    [InlineData("all?startPeriod=2021&startPeriod=2022")]
    public void A_parameter_that_cannot_be_used_is_named(string target)
    {
        var refusal = Assert.Throws<RefusedException>(() => Served.Query21(target)).Refusal;
        Assert.Equal(400, refusal.Status);
        Assert.Contains(target[4..].Split('=')[0] is "startPeriod" && target.Contains("endPeriod", StringComparison.Ordinal) ? "endPeriod" : target[4..].Split('=')[0], $"{refusal.Facts["parameter"]}", StringComparison.Ordinal);
    }

    [Fact]
    public void Default_values_are_taken_and_change_nothing() => Assert.Equal(
        [Served.Query21("all").Canonical, Served.Query30("*").Canonical],
        [
            Served.Query21("all/all?detail=full&includeHistory=false&dimensionAtObservation=TIME_PERIOD").Canonical,
            Served.Query30("*?attributes=dsd&measures=all&includeHistory=false").Canonical,
        ]);

    [Fact]
    public void First_and_last_are_taken_of_each_series()
    {
        var rows = Served.Rows(Served.Query21("Q.RW00.PERMITS.F.O0+O1?firstNObservations=1&lastNObservations=2"));
        Assert.Equal(6, rows.Count);
        Assert.Equal(2, Slice.Of(Served.Flow, Served.Query21("Q.RW00.PERMITS.F.O0+O1")).CountSeries());
    }

    [Fact]
    public void A_filter_on_values_or_flags_finds_nothing_that_is_withheld()
    {
        var table = Served.Flow.Table;
        foreach (var filter in (string[])["ge:0", "lt:0", "ne:5", "eq:0", "le:1e9", "gt:-1e9"])
            Assert.DoesNotContain(Served.Rows(Served.Query30($"*?c[OBS_VALUE]={filter}")), row => table.Confidential[row]);
        var withheld = Served.Rows(Served.Query30("*?c[CONF_STATUS]=C"));
        Assert.Equal(table.Confidential.Count(c => c), withheld.Count);
        Assert.All(withheld, row => Assert.True(double.IsNaN(table.Values[row])));
        Assert.Equal(withheld, Served.Rows(Served.Query30("*?c[OBS_STATUS]=Q")));
    }

    [Theory]
    [InlineData("*?c[COLOUR]=RED", "filter-component")]
    [InlineData("*?c[OBS_VALUE]=many", "filter")]
    [InlineData("*?c[OBS_VALUE]=co:1", "filter")]
    [InlineData("*?c[TIME_PERIOD]=ge:never", "filter")]
    [InlineData("*?c[SEX]=", "filter")]
    [InlineData("*?c[SEX]=F,,M", "filter")]
    [InlineData("*?c[SEX]=eq:", "filter")]
    [InlineData("*?attributes=COLOUR", "parameter")]
    [InlineData("*?measures=COLOUR", "parameter")]
    public void A_filter_that_cannot_be_used_is_refused(string target, string problem) =>
        Assert.Equal((problem, 400), Served30(target));

    [Theory]
    [InlineData("*?includeHistory=true")]
    [InlineData("*?sort=TIME_PERIOD:desc")]
    public void What_the_standard_has_and_this_has_not_is_501(string target) => Assert.Equal(501, Served30(target).Status);

    [Fact]
    public void What_an_observation_has_from_its_indicator_is_a_filter_on_indicators()
    {
        var rows = Served.Rows(Served.Query30("*?c[UNIT_MEASURE]=D"));
        Assert.Equal(Served.Rows(Served.Query30("*.*.DAYS")), rows);
        Assert.Equal(rows, Served.Rows(Served.Query30("*?c[CONF_METHOD]=sw:WS")));
        Assert.Equal(Served.Flow.Table.Count, Served.Rows(Served.Query30("*?c[RELEASE_ID]=2026-03-01-a")).Count);
        Assert.Empty(Served.Rows(Served.Query30("*?c[RELEASE_ID]=another")));
    }

    [Fact]
    public void Nothing_has_changed_since_the_release()
    {
        Assert.Empty(Served.Rows(Served.Query30("*?updatedAfter=2026-03-01T02:00:00Z")));
        Assert.Equal(Served.Flow.Table.Count, Served.Rows(Served.Query30("*?updatedAfter=2026-03-01T01:59:59Z")).Count);
    }

    [Fact]
    public void Pages_of_observations_make_up_the_whole()
    {
        var whole = Served.Rows(Served.Query30("*.RW01"));
        var pages = Enumerable.Range(0, 20).SelectMany(page => Served.Rows(Served.Query30($"*.RW01?offset={page * 37}&limit=37")));
        Assert.Equal(whole, pages);
    }

    [Fact]
    public void Tables_are_selected_from_as_PxWeb_does()
    {
        Assert.Equal(["2023-Q4", "2024", "2024-Q1"], Selected("valuecodes[TIME_PERIOD]=2024,2023-Q4,2024-Q1").Select(Period).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(2, Selected("valuecodes[REF_AREA]=TOP(2)").Select(r => Served.Flow.Dimensions[1].IdAt(r)).Distinct().Count());
        Assert.Equal(["RW02", "RW03"], Selected("valuecodes%5BREF_AREA%5D=RANGE(RW02,RW03)").Select(r => Served.Flow.Dimensions[1].IdAt(r)).Distinct());
        Assert.Equal(["O0", "O1", "O2", "O3", "O4"], Selected("valuecodes[OCCUPATION]=O*").Select(r => Served.Flow.Dimensions[4].IdAt(r)).Distinct().Order(StringComparer.Ordinal));
        Assert.Throws<RefusedException>(() => Selected("valuecodes[COLOUR]=1"));
        Assert.Throws<RefusedException>(() => Selected("valuecodes[SEX]=TOP(x)"));

        static IReadOnlyList<int> Selected(string query) => Served.Rows(TableQueryReader.Read(RawAddress.Parse($"/api/tables/?{query}", "/api/tables/"), Served.Flow));
    }

    [Fact]
    public void Availability_tells_what_the_rows_hold()
    {
        var there = Availability.Of(Served.Flow, Served.Query21("A.RW01+RW02.DAYS.."), [], isExact: true);
        Assert.Equal(["RW01", "RW02"], there.Values[1].Values.AsEnumerable());
        Assert.Equal(Served.Rows(Served.Query21("A.RW01+RW02.DAYS..")).Count, there.Observations);
        var freed = Availability.Of(Served.Flow, Served.Query21("A.RW01+RW02.DAYS.."), ["REF_AREA"], isExact: false);
        Assert.Equal(("REF_AREA", 6), (freed.Values.Single().Component, freed.Values.Single().Values.Length));
    }

    static (string Id, int Status) Served30(string target) =>
        Assert.Throws<RefusedException>(() => Served.Query30(target)).Refusal is var refusal ? (refusal.Id, refusal.Status) : default;
}
