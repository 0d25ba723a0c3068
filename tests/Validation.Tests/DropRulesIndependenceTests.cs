using System.Globalization;
using Pipeline.Protocols;
using Pipeline.Reference;
using static Pipeline.Validation.Tests.DropRulesBench;

namespace Pipeline.Validation.Tests;

/// <summary>Neither the size of the chunks nor the number of threads changes what a rule over a drop says.</summary>
public class DropRulesIndependenceTests
{
    static readonly DropRule[] Rules =
    [
        new MetricRule(Name("A"), Metric.DuplicateValues, ["person_id", "class"], new(ThresholdKind.MustBe, 0), CountUnit.Rows, []),
        new MetricRule(Name("B"), Metric.InvalidValues, ["born"], new(ThresholdKind.MustBe, 0), CountUnit.Percent, []),
        new AggregateRule(Name("C"), Measure(MeasureKind.Sum, "wage"), null, [By("country"), By("substr(class, 1, 1)")], Baseline.PreviousPeriod, new(0.99m, 1.01m), 1, 1, true),
        new AggregateRule(Name("D"), Measure(MeasureKind.Mean, "ratio"), Condition("born > 1985"), [], Baseline.PreviousPeriod, new(0.9999m, 1.0001m), null, 1, false),
        new AggregateRule(Name("E"), Measure(MeasureKind.Median, "wage / 7"), null, [By("sex")], Baseline.PreviousPeriod, new(0.9999m, 1.0001m), null, 1, false),
        new StockFlowRule(Name("F"), Condition("class = 'H1'"), [Condition("renewal")], [], 0),
        new PreviousRule(Name("G"), ["permit_id"], Condition("country = previous.country and wage >= previous.wage"), ["country", "wage"], null),
        new DisappearedRule(Name("H"), ["permit_id"], Condition("sex = 'M'"), null),
        new CrossFileRule(Name("I"), ["person_id"], AgencyId.Parse("rssb"), DatasetId.Parse("payroll"), ["person"], null, 0.99m, OtherDrop.Latest),
        new ExternalRule(Name("J"), "s", Measure(MeasureKind.Count), null, By("country"), new(0.5m, 2m), false, 1),
        new DistributionRule(Name("K"), DistributionTest.Benford, "wage", null, 0.001m, 1),
        new DistributionRule(Name("L"), DistributionTest.LastDigit, "wage", null, 0.001m, 1),
        new DistributionRule(Name("M"), DistributionTest.Heaping, "country", null, 0.1m, 1),
        new RatioRule(Name("N"), "wage", null, [By("class")], new(0.5m, 2m), 3, new(1, CountUnit.Percent)),
        new NearDuplicateRule(Name("O"), ["person_id", "country"], null, null),
        new MirrorRule(
            Name("P"), new(Measure(MeasureKind.Sum, "wage"), Condition("renewal"), [By("class")]), AgencyId.Parse("rssb"), DatasetId.Parse("payroll"),
            new(new(MeasureKind.Count, null, "count(*)"), null, [By("class")]), 5, 1, 1),
    ];

    [Theory]
    [InlineData("")]
    [InlineData("WP0000000999,\"P12,KEN\n")]
    [InlineData("WP0000000999,P1\"2,KEN,F\n")]
    public async Task Every_rule_says_the_same_whatever_the_chunks_and_threads(string odd)
    {
        var text = TestProtocol.Header + "\n" + string.Join('\n', MakeRows(120, 5).Select((r, i) => i % 40 == 17 ? $"{r}\n{odd}".TrimEnd('\n') : r)) + "\n";
        var expected = await CheckAsync(text, 1 << 20, 1);
        Assert.Equal(Rules.Select(r => r.Terms.Id), expected.Report.Rules.Where(r => r.RuleId.Length == 1 && r.Failed > 0).Select(r => r.RuleId));
        foreach (var size in (int[])[64, 257, 1_000, 4_096])
            foreach (var threads in (int[])[1, 2, 7])
                Assert.Equal(ReportText.WithRejected(expected), ReportText.WithRejected(await CheckAsync(text, size, threads)));
    }

    static Task<Drop> CheckAsync(string text, int chunkBytes, int threads) => Drop.OfAsync(
        new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), TestProtocol.Make(p => p with { DropRules = Rules, ErrorRate = 1 }), chunkBytes, threads: threads,
        others: new FakeDrops().With("2026-09", MakeRows(90, 6).Append(Row(500, sex: "M"))).With("2026-10", ["P1,H1", "P2,H2"], "rssb/payroll", "person,class"),
        references: [new("s", "", "", "", [new("KEN", new(2026, 1, 1), null, 1, null), new("UGA", new(2026, 1, 1), null, 1, null)])]);

    static IEnumerable<string> MakeRows(int count, int seed)
    {
        var random = new Random(seed);
        string[] countries = ["KEN", "UGA", "GBR", "RWA"];
        return Rows(1, count, i => Row(
            i, countries[random.Next(4)], random.Next(2) == 0 ? "F" : "M", random.Next(30) == 0 && seed == 5 ? "bad" : $"{1970 + random.Next(40)}", $"H{random.Next(3)}",
            (random.NextDouble() * 5_000).ToString("0.00", CultureInfo.InvariantCulture), $"P{random.Next(60)}", random.Next(2) == 0 ? "true" : "false",
            random.NextDouble().ToString("0.000", CultureInfo.InvariantCulture), random.Next(5) == 0 && seed == 5 ? "\"two\nlines\"" : "ok")).ToList();
    }

    static RuleTerms Name(string id) => Terms() with { Id = id };
}
