using System.Globalization;
using Pipeline.Testing;
using Xunit.Abstractions;

namespace Pipeline.PublishedStatistics.Tests;

/// <summary>
/// An outsider with a solver, who has read everything that the running functions served of two releases in turn. <c>ATTACK_SAMPLE</c> says how many small leaves
/// of each population are attacked; a few otherwise.
/// </summary>
[Collection(nameof(PublishedTwice))]
public sealed class AttackTests(PublishedTwice published, ITestOutputHelper output)
{
    const string Leaky = "border-work";

    static readonly int Sample = int.TryParse(Environment.GetEnvironmentVariable("ATTACK_SAMPLE"), NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : 8;

    readonly AttackSources _sources = new(PublishedTwice.Definitions);

    ReleaseCrawl[] Both => [published.First, published.Second];

    [Fact]
    public async Task No_small_leaf_of_a_register_is_narrowed_by_all_that_is_served_of_two_releases()
    {
        var report = await AttackAsync(
            Both.SelectMany(c => _sources.Registers(c)).Concat(Both.SelectMany(_sources.ShownMedians)).Concat(Both.SelectMany(c => _sources.Accuracy(c, Leaky, 5))));
        Assert.Empty(report.Violations.Select(v => v.Text).Take(10));
        // Every register that there are figures of was attacked, and none is known more closely than its base less one.
        Assert.Equal(published.Second.Cells.Keys.SelectMany(Populations).Distinct().Order(), report.Populations.Select(p => p.Population).Order());
        Assert.All(report.Populations.Where(p => p.Audited > 0), p => Assert.True(p.LeastWidth >= Base(p.Population) - 1, $"{p}"));
        Assert.True(report.Populations.Count(p => p.Audited > 0) >= 8, string.Join('\n', report.Populations));
    }

    [Fact]
    public async Task The_two_tables_of_the_survey_tell_no_small_cell_of_respondents_apart_though_weights_are_undone()
    {
        var report = await AttackAsync(
        [
            .. Both.SelectMany(c => _sources.Survey(c, published.Truths[c.Number])),
            // As if all weights were the same and known: then each calibrated total is a true count.
            .. Both.SelectMany(c => _sources.Survey(c, published.Truths[c.Number], "survey of one weight")),
            .. Both.Select(c => _sources.SurveyTotals(c, published.Truths[c.Number], "survey of one weight")),
        ]);
        Assert.Empty(report.Violations.Select(v => v.Text).Take(10));
        Assert.Equal(2, report.Populations.Count);
        Assert.All(report.Populations, p => Assert.True(p is { Audited: > 0, LeastWidth: >= 4 }, $"{p}"));
    }

    [Fact]
    public async Task Each_planted_leak_is_made_use_of()
    {
        var report = await AttackAsync(Enum.GetValues<Leak>().SelectMany(leak => (CrawledSource[])
        [
            .. _sources.Registers(published.First, Leaky, $"{leak}"),
            .. leak == Leak.SecondBase ? _sources.Registers(published.Second, Leaky, $"{leak}") : [],
            .. _sources.Registers(published.Leaks[leak], Leaky, $"{leak}").Select(s => leak == Leak.SecondBase ? s with { Base = 3 } : s),
        ]));
        var kinds = report.Violations.ToLookup(v => v.Population, v => v.Kind);
        Assert.Contains("small figure", kinds[$"{Leak.TrueCounts}"]);
        Assert.Contains("not additive", kinds[$"{Leak.ExactMargin}"]);
        Assert.Contains("two figures", kinds[$"{Leak.SecondBase}"]);
    }

    async Task<AttackReport> AttackAsync(IEnumerable<CrawledSource> sources)
    {
        CrawledSource[] all = [.. sources.Where(s => s.Cells.Count > 0)];
        var report = await Attacker.RunAsync(new(all) { Hierarchies = _sources.Hierarchies, Total = AttackSources.Total, Sample = Sample });
        output.WriteLine($"{published.First}\n{published.Second}\n{string.Join('\n', report.Populations)}");
        foreach (var kind in report.Violations.GroupBy(v => (v.Population, v.Kind))) output.WriteLine($"{kind.Key}: {kind.Count()}, such as {kind.First().Text}");
        return report;
    }

    // What the pipeline itself records is in no sample, though a table may count it beside what is delivered.
    static IEnumerable<string> Populations(string flow) => PublishedTwice.Definitions.Flows.First(f => f.Flow.Id == flow).Figures
        .Select(f => f.Population).OfType<string>().Where(p => PublishedTwice.Definitions.Population(p) is { Weight: null, Agency: not "pipeline" });

    static int Base(string population) =>
        PublishedTwice.Definitions.Population(population).Base is > 0 and var own ? own : PublishedTwice.Definitions.Parameters.Base;
}
