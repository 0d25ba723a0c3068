using Pipeline.Reference;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Publishing;

namespace Pipeline.StatisticsPublishing.Tests;

/// <summary>Cases that the pipeline itself recorded, published beside what agencies deliver.</summary>
public sealed class RecordedCasesTests(Storage storage) : Publishing(storage)
{
    [Fact]
    public async Task Decisions_that_the_pipeline_recorded_are_counted_protected_and_told_with_the_share_changed_and_the_median_of_days()
    {
        var random = new Random(3);
        var decided = new List<RecordedCase>();
        foreach (var (track, outcome, reason, agreement, count) in new[]
        {
            ("General", "Approve", "NONE", "Agreed", 61), ("General", "Refuse", "WAGE_BELOW_FLOOR", "Agreed", 24), ("General", "Approve", "EvidenceSeen", "Otherwise", 12),
            ("Eac", "Approve", "EAC_SCHEDULED", "Agreed", 3), ("Eac", "Approve", "ReferredToOfficer", "Referred", 8),
        })
            decided.AddRange(Enumerable.Range(0, count).Select(_ => new RecordedCase(
                "pipeline/labour-market-tests", ReferencePeriod.Parse("2026-10"),
                new Dictionary<string, string?> { ["track"] = track, ["outcome"] = outcome, ["reason"] = reason, ["occupation"] = random.Next(2) == 0 ? "251" : "222", ["agreement"] = agreement },
                new Dictionary<string, double> { ["days"] = random.Next(3, 30) })));
        ReferencePeriod? asked = null;
        var publication = new StatisticsPublication(Blobs, Definitions, Keys, Catalog, Clock, cases: (month, _) =>
        {
            asked = month;
            return Task.FromResult<IReadOnlyList<RecordedCase>>(decided);
        });

        Assert.Equal(PublicationState.Published, (await publication.RunAsync([], CancellationToken.None)).State);
        Assert.Equal("2026-10", $"{asked}");
        var table = (await TablesAsync(await CurrentAsync()))["DF_T08_LABOUR_MARKET_TEST"];
        NoSmallCount(table);
        var dimensions = table.Flow.Dimensions.Select(d => d.Id).ToList();
        double Total(string measure, string track = "_T") => Enumerable.Range(0, table.Count).Where(r =>
            table.Flow.Measures[table.Codes[dimensions.IndexOf("INDICATOR")][r]].Id == measure && Definitions.Structures.Codelist("CL_LMT_TRACK").Codes[table.Codes[dimensions.IndexOf("LMT_TRACK")][r]].Id == track
            && new[] { "LMT_OUTCOME", "LMT_REASON", "OCCUPATION" }.All(id => table.Codes[dimensions.IndexOf(id)][r] == 0)).Select(r => table.Values[r]).Single();
        Assert.InRange(Total("CASES"), 108 - 10, 108 + 10);
        Assert.InRange(Total("OVERRIDDEN"), 8, 16);
        Assert.Equal(Math.Round(100 * Total("OVERRIDDEN") / Total("RECOMMENDED"), 1, MidpointRounding.AwayFromZero), Total("OVERRIDES"));
        var days = decided.Select(d => d.Numbers["days"]).Order().ToList();
        Assert.Equal(Math.Round((days[53] + days[54]) / 2, MidpointRounding.AwayFromZero), Total("DAYS"));
        // The same cases are the same inputs.
        Assert.Equal(PublicationState.Unchanged, (await publication.RunAsync([], CancellationToken.None)).State);
    }

    [Fact]
    public async Task Decisions_on_citizens_of_Partner_States_are_told_in_time_or_late_and_by_the_schedule()
    {
        var decided = new List<RecordedCase>();
        foreach (var (scheduled, timeliness, count) in new[] { ("Listed", "OnTime", 60), ("Listed", "Late", 20), ("NotListed", "OnTime", 20), (null, "OnTime", 7) })
            decided.AddRange(Enumerable.Range(0, count).Select(i => new RecordedCase(
                "pipeline/eac-decisions", ReferencePeriod.Parse("2026-10"),
                new Dictionary<string, string?> { ["scheduled"] = scheduled, ["timeliness"] = timeliness, ["occupation"] = i % 2 == 0 ? "251" : "222" }, new Dictionary<string, double>())));
        var publication = new StatisticsPublication(Blobs, Definitions, Keys, Catalog, Clock, cases: (_, _) => Task.FromResult<IReadOnlyList<RecordedCase>>(decided));
        Assert.Equal(PublicationState.Published, (await publication.RunAsync([], CancellationToken.None)).State);
        var table = (await TablesAsync(await CurrentAsync()))["DF_T09_EAC_MOBILITY"];
        NoSmallCount(table);
        var dimensions = table.Flow.Dimensions.Select(d => d.Id).ToList();
        string Code(int row, string dimension) => Definitions.Structures.Codelist(table.Flow.Dimensions[dimensions.IndexOf(dimension)].Codelist).Codes[table.Codes[dimensions.IndexOf(dimension)][row]].Id;
        double Total(string measure, string scheduled = "_T") => Enumerable.Range(0, table.Count).Where(row => table.Flow.Measures[table.Codes[dimensions.IndexOf("INDICATOR")][row]].Id == measure
            && Code(row, "SCHEDULED") == scheduled && Code(row, "OCCUPATION") == "_T" && Code(row, "COUNTERPART_AREA") == "EAC" && $"{table.Periods[table.PeriodPlaces[row]]}" == "2026-10").Select(row => table.Values[row]).Single();
        Assert.InRange(Total("DECISIONS"), 107 - 15, 107 + 15);
        Assert.InRange(Total("DECIDED_ON_TIME"), 87 - 15, 87 + 15);
        Assert.InRange(Total("DECISIONS", "Y"), 80 - 10, 80 + 10);
        Assert.Equal(Math.Round(100 * Total("DECIDED_ON_TIME") / Total("DECISIONS"), 1, MidpointRounding.AwayFromZero), Total("ON_TIME"));
    }
}
