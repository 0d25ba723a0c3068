using System.Globalization;
using System.Text.Json;
using Pipeline.Reference;
using Pipeline.Sdmx.Tests;
using Pipeline.Statistics.Structures;

namespace Pipeline.PublishedStatistics.Tests;

/// <summary>
/// Every filter on every dataflow gives what a reader could have picked from the whole table, so that none tells more than it: no condition on a value holds of
/// one that is withheld. Of long code lists a sample is asked for; all with <c>CRAWL_ALL=1</c>.
/// </summary>
[Collection(nameof(PublishedTwice))]
public sealed class FilterTests(PublishedTwice published)
{
    const int Codes = 12;
    const int Pairs = 25;

    static readonly bool IsWhole = Environment.GetEnvironmentVariable("CRAWL_ALL") == "1";

    sealed record Filter(string Question, Func<Cell, bool> Holds);

    [Fact]
    public async Task Every_filter_gives_what_the_whole_table_has_of_it()
    {
        var asked = 0;
        foreach (var (id, whole) in published.Second.Cells)
        {
            var flow = PublishedTwice.Definitions.Structures.Dataflow(id)!;
            List<Filter> single = [.. OfDimensions(flow, whole), .. OfTime(flow, whole), .. OfValues(whole), .. OfFlags(whole)];
            var random = new Random(asked);
            var pairs = Enumerable.Range(0, Pairs).Select(_ => (One: single[random.Next(single.Count)], Other: single[random.Next(single.Count)]))
                .Select(p => new Filter($"{p.One.Question}&{p.Other.Question}", c => p.One.Holds(c) && p.Other.Holds(c)));
            foreach (var filter in single.Concat(pairs).ToList())
            {
                var expected = whole.Where(filter.Holds).ToHashSet();
                var given = await published.Reader.CellsAsync(flow, $"*?{filter.Question}");
                Assert.True(expected.SetEquals(given) && expected.Count == given.Count, $"{id}, {filter.Question}: {given.Count} cells, {expected.Count} are there.");
                asked++;
            }
        }
        Assert.True(asked > 500, $"{asked}");
    }

    [Fact]
    public async Task A_withheld_value_answers_no_question_about_itself()
    {
        var withheld = 0;
        foreach (var (id, whole) in published.Second.Cells)
        {
            var flow = PublishedTwice.Definitions.Structures.Dataflow(id)!;
            withheld += whole.Count(c => c.Value is null);
            Assert.Equal(whole.Count(c => c.Value is null), (await published.Reader.CellsAsync(flow, "*?c[CONF_STATUS]=C")).Count);
            foreach (var comparison in (string[])["ge:0", "lt:0", "le:0", "gt:-1e300", "eq:0", "ne:0", "ne:1e300", "ge:-1e300,lt:1e300"])
                foreach (var flag in (string[])["c[CONF_STATUS]=C", "c[OBS_STATUS]=Q", "c[CONF_STATUS]=ne:F"])
                    Assert.Empty(await published.Reader.CellsAsync(flow, $"*?c[OBS_VALUE]={comparison}&{flag}"));
        }
        Assert.True(withheld > 50, $"{withheld}");
    }

    [Fact]
    public async Task What_there_is_is_told_as_the_whole_table_has_it()
    {
        foreach (var (id, whole) in published.Second.Cells)
        {
            var flow = PublishedTwice.Definitions.Structures.Dataflow(id)!;
            for (var d = 0; d < flow.Dimensions.Length; d++)
                foreach (var code in Some(whole.Select(c => c.Key.Split('.')[d]).Distinct()))
                {
                    var key = string.Join('.', Enumerable.Repeat("*", d).Append(code));
                    var there = JsonElement.Parse(await published.Reader.TextAsync($"/v2/availability/dataflow/{PublicReader.Agency}/{id}/{flow.Version}/{key}"))
                        .GetProperty("data").GetProperty("dataConstraints")[0];
                    var of = whole.Where(c => c.Key.Split('.')[d] == code).ToList();
                    var counts = there.GetProperty("annotations").EnumerateArray().ToDictionary(a => a.GetProperty("id").GetString()!, a => a.GetProperty("text").GetString());
                    Assert.Equal($"{of.Count}", counts["obs_count"]);
                    Assert.Equal($"{of.Select(c => c.Key[..c.Key.LastIndexOf('.')]).Distinct().Count()}", counts["series_count"]);
                    foreach (var values in there.GetProperty("cubeRegions")[0].GetProperty("keyValues").EnumerateArray())
                    {
                        var place = Array.IndexOf(PublicReader.OrderOf(flow), values.GetProperty("id").GetString());
                        Assert.Equal(
                            of.Select(c => c.Key.Split('.')[place]).Distinct().Order(StringComparer.Ordinal),
                            values.GetProperty("values").EnumerateArray().Select(v => v.GetString()!).Order(StringComparer.Ordinal));
                    }
                }
        }
    }

    static IEnumerable<Filter> OfDimensions(Dataflow flow, IReadOnlyList<Cell> whole)
    {
        for (var d = 0; d < flow.Dimensions.Length; d++)
        {
            var (place, id) = (d, flow.Dimensions[d].Id);
            foreach (var code in Some(whole.Select(c => c.Key.Split('.')[place]).Distinct().Append("NONE")))
            {
                yield return new($"c[{id}]={code}", c => c.Key.Split('.')[place] == code);
                yield return new($"c[{id}]=ne:{code}", c => c.Key.Split('.')[place] != code);
            }
        }
    }

    static IEnumerable<Filter> OfTime(Dataflow flow, IReadOnlyList<Cell> whole)
    {
        foreach (var period in whole.Select(c => c.Key.Split('.')[flow.Dimensions.Length]).Distinct())
        {
            var bound = ReferencePeriod.Parse(period);
            yield return new($"c[TIME_PERIOD]={period}", c => PeriodOf(c) == bound);
            yield return new($"c[TIME_PERIOD]=ge:{period}", c => PeriodOf(c).Start >= bound.Start);
            yield return new($"c[TIME_PERIOD]=lt:{period}", c => PeriodOf(c).End < bound.Start);
        }
    }

    static IEnumerable<Filter> OfValues(IReadOnlyList<Cell> whole)
    {
        var values = whole.Select(c => c.Value).OfType<double>().Order().ToList();
        foreach (var value in new[] { 0, 1, 4, 5, values[values.Count / 4], values[values.Count / 2], values[^1], values[^1] + 1 }.Distinct())
        {
            var text = value.ToString("R", CultureInfo.InvariantCulture);
            yield return new($"c[OBS_VALUE]={text}", c => c.Value == value);
            yield return new($"c[OBS_VALUE]=ne:{text}", c => c.Value is not null && c.Value != value);
            yield return new($"c[OBS_VALUE]=lt:{text}", c => c.Value < value);
            yield return new($"c[OBS_VALUE]=ge:{text}", c => c.Value >= value);
            yield return new($"c[OBS_VALUE]=ge:{text},lt:{text}", c => c.Value is not null);
        }
    }

    static IEnumerable<Filter> OfFlags(IReadOnlyList<Cell> whole)
    {
        string[] names = ["OBS_STATUS", "CONF_STATUS", "UNIT_MEASURE", "UNIT_MULT", "DECIMALS", "CONF_METHOD"];
        for (var i = 0; i < names.Length; i++)
        {
            var place = i;
            foreach (var value in whole.Select(c => c.Attributes.Split(' ')[place]).Distinct())
            {
                yield return new($"c[{names[place]}]={value}", c => c.Attributes.Split(' ')[place] == value);
                yield return new($"c[{names[place]}]=ne:{value}", c => c.Attributes.Split(' ')[place] != value);
            }
        }
    }

    static IEnumerable<string> Some(IEnumerable<string> codes)
    {
        var all = codes.ToList();
        return IsWhole || all.Count <= Codes ? all : all.Where((_, i) => i % (all.Count / Codes + 1) == 0 || i == all.Count - 1);
    }

    static ReferencePeriod PeriodOf(Cell cell) => ReferencePeriod.Parse(cell.Key[(cell.Key.LastIndexOf('.') + 1)..]);
}
