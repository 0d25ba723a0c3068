using Pipeline.LabourMarketTest.Law;
using Pipeline.Reference;
using Pipeline.Statistics.Observations;
using Pipeline.StatisticsPublishing.Publishing;

namespace Pipeline.StatisticsPublishing.Tests;

/// <summary>Permits of citizens of Partner States, by whether Rwanda has listed the occupation in the schedule of commitments (table T09).</summary>
public sealed class EacMobilityTests(Storage storage) : Publishing(storage)
{
    static readonly CommitmentSchedule Schedule = LawBook.Read(LawBook.DefaultFolder).Schedule;

    static readonly DateOnly Day = new(2026, 11, 22);

    /// <summary>The publication has the schedule as data of its own; it is the one by which labour market tests are judged, and has no date on which it changes.</summary>
    [Fact]
    public void The_publication_tells_listed_occupations_as_labour_market_tests_do()
    {
        Assert.All(Schedule.Lines.Where(l => l.Host == "RWA"), l => Assert.True(l.OpenFrom <= new DateOnly(2010, 7, 1) && l.OpenTo is null, "Permits have to be told by the day's schedule."));
        var map = Definitions.Population("permits-decided").Leaf.Single(l => l.Id == "SCHEDULED").Map!;
        var units = Catalog.CodelistInForce("isco08", Day).Items.Keys.Where(c => c.Length == 4).ToList();
        Assert.True(units.Count > 400);
        foreach (var unit in units)
        {
            var told = Enumerable.Range(1, 4).Select(n => map.GetValueOrDefault(unit[..n])).OfType<string>().LastOrDefault();
            var expected = Schedule.Standing("RWA", Isco08.Parse(unit), Day) switch { ScheduleStanding.Open => "Y", ScheduleStanding.NotScheduled => "N", _ => null };
            Assert.True(told == expected, $"{unit}: told {told ?? "not known"}, the schedule says {expected ?? "not known"}");
        }
    }

    [Fact]
    public async Task Permits_are_told_by_the_schedule_and_add_up_to_all_permits_by_state_and_occupation()
    {
        var permits = await Lake.MakeAsync("dgie", "work-permits", "2026-10", 4000);
        Assert.Equal(PublicationState.Published, (await PublishAsync([permits])).State);
        var table = (await TablesAsync(await CurrentAsync()))["DF_T09_EAC_MOBILITY"];
        NoSmallCount(table);
        var cells = Enumerable.Range(0, table.Count).Where(r => Code(table, r, "INDICATOR") == "PERMITS" && Code(table, r, "FREQ") == "M")
            .ToDictionary(r => (Of: $"{Code(table, r, "SEX")} {Code(table, r, "COUNTERPART_AREA")} {Code(table, r, "OCCUPATION")}", Scheduled: Code(table, r, "SCHEDULED")), r => table.Values[r]);
        Assert.True(cells[("_T EAC _T", "Y")] > 100 && cells[("_T EAC _T", "N")] > 100, string.Join(' ', cells.Where(c => c.Key.Of == "_T EAC _T")));
        foreach (var total in cells.Where(c => c.Key.Scheduled == "_T"))
            Assert.Equal(total.Value, ((string[])["Y", "N", "_U"]).Sum(code => cells.GetValueOrDefault((total.Key.Of, code))));
        // Professionals are listed, hardly any labourer is.
        Assert.True(cells.GetValueOrDefault(("_T EAC 2", "Y")) > 10 * cells.GetValueOrDefault(("_T EAC 2", "N")));
        Assert.Equal(0, cells.GetValueOrDefault(("_T EAC 9", "Y")));
    }

    /// <summary>Of 1,200 permits the major groups of occupations stay, and the schedule is given up: table T05 loses nothing by it.</summary>
    [Fact]
    public async Task Where_permits_are_too_few_the_schedule_is_given_up_before_the_occupation()
    {
        await PublishAsync([await Lake.WriteAsync("dgie", "work-permits", lines => lines)]);
        var places = Definitions.Population("permits-decided").Leaf.Select(l => l.Id).ToList();
        var codes = (await BasesAsync("permits-decided")).Keys.Select(k => k.Split(' ')[1].Split('.')).ToList();
        Assert.Equal(["_T"], codes.Select(c => c[places.IndexOf("SCHEDULED")]).Distinct());
        Assert.Contains("2", codes.Select(c => c[places.IndexOf("OCCUPATION")]));
    }

    [Fact]
    public async Task A_population_that_is_told_apart_otherwise_than_before_asks_for_a_rebase_in_words()
    {
        var permits = await Lake.WriteAsync("dgie", "work-permits", lines => lines);
        var before = Definitions with
        {
            Populations = [.. Definitions.Populations.Select(p => p.Id != "permits-decided" ? p : p with { Leaf = p.Leaf.RemoveAll(l => l.Id == "SCHEDULED"), Coarsen = p.Coarsen.Remove("SCHEDULED") })],
            Sha256 = new('d', 64),
        };
        Assert.Equal(PublicationState.Published, (await PublishAsync([permits], before)).State);
        var refused = await PublishAsync([permits]);
        Assert.Equal(PublicationState.Refused, refused.State);
        Assert.Contains("permits-decided is told apart by other dimensions", Assert.Single(refused.Reasons), StringComparison.Ordinal);
        var rebased = await PublishAsync([permits], Definitions with { Parameters = Definitions.Parameters with { Benchmark = "next" } });
        Assert.Equal((PublicationState.Published, true), (rebased.State, (await CurrentAsync()).Rebased));
    }

    static string Code(ObservationTable table, int row, string dimension)
    {
        var at = table.Flow.Dimensions.ToList().FindIndex(d => d.Id == dimension);
        return Definitions.Structures.Codelist(table.Flow.Dimensions[at].Codelist).Codes[table.Codes[at][row]].Id;
    }
}
