using Pipeline.Protocols;
using static Pipeline.Validation.Tests.DropRulesBench;

namespace Pipeline.Validation.Tests;

public class DropRulesAggregateTests
{
    static readonly AggregateRule Ratio = new(
        Terms(), Measure(MeasureKind.Count), null, [By("country")], Baseline.PreviousPeriod, new(0.6m, 1.6m), null, MinCell: 30, NewOrVanished: false);

    static readonly AggregateRule Mad = Ratio with { RatioWithin = null, Mad = 4, MinCell = 1 };

    [Theory]
    [InlineData(30, 48, false)]
    [InlineData(30, 49, true)]
    [InlineData(30, 18, false)]
    [InlineData(30, 17, true)]
    public async Task A_group_stays_within_its_ratio_to_the_period_before(int then, int now, bool isBroken)
    {
        var drop = await CheckAsync(Ratio, Rows(1, now, i => Row(i)), new FakeDrops().With("2026-09", Rows(1, then, i => Row(i))));
        Assert.Equal(isBroken, drop.IsBroken());
    }

    [Fact]
    public async Task What_is_told_names_the_group_and_both_figures()
    {
        var drop = await CheckAsync(Ratio, Rows(1, 49, i => Row(i)), new FakeDrops().With("2026-09", Rows(1, 30, i => Row(i))));
        Assert.Equal("It does not fit. KEN: found 49, expected 18–48, difference +19.", drop.Only.Message.En);
        Assert.Equal((1L, 1L, "ratio-break"), (drop.Summary().Evaluated, drop.Summary().Failed, drop.Only.Code));
    }

    [Fact]
    public async Task Small_groups_are_not_compared()
    {
        var others = new FakeDrops().With("2026-09", Rows(1, 10, i => Row(i)));
        Assert.Equal("No group has 30 rows or more in this drop and that of 2026-09.", (await CheckAsync(Ratio, Rows(1, 29, i => Row(i)), others)).WhyNot());
        Assert.True((await CheckAsync(Ratio, Rows(1, 30, i => Row(i)), others)).IsBroken());
    }

    [Theory]
    [Trait("Check", "24")]
    [InlineData("2026-09", Baseline.PreviousPeriod)]
    [InlineData("2025-10", Baseline.SameMonthLastYear)]
    public async Task The_baseline_is_the_period_before_or_the_same_month_a_year_ago(string period, Baseline baseline)
    {
        var rule = Ratio with { Compare = baseline };
        var others = new FakeDrops().With(period, Rows(1, 30, i => Row(i))).With("2026-08", Rows(1, 900, i => Row(i)));
        Assert.False((await CheckAsync(rule, Rows(1, 30, i => Row(i)), others)).IsBroken());
        Assert.Equal($"There is no accepted drop of this dataset for {period}.", (await CheckAsync(rule, Rows(1, 30, i => Row(i)), new FakeDrops())).WhyNot());
    }

    [Fact]
    [Trait("Check", "24")]
    public async Task New_and_vanished_groups_break_the_rule_only_where_it_says_so()
    {
        var others = new FakeDrops().With("2026-09", Rows(1, 30, i => Row(i)).Concat(Rows(31, 40, i => Row(i, "UGA"))));
        string[] rows = [.. Rows(1, 30, i => Row(i)), .. Rows(31, 30, i => Row(i, "GBR")), .. Rows(61, 29, i => Row(i, "RWA"))];
        Assert.False((await CheckAsync(Ratio, rows, others)).IsBroken());
        var drop = await CheckAsync(Ratio with { NewOrVanished = true }, rows, others);
        Assert.Equal(
            ["It does not fit. GBR: found 30, expected 0, difference +30.", "It does not fit. UGA: found 0, expected > 0, difference −40."],
            drop.Findings.Select(f => f.Message.En));
    }

    [Fact]
    public async Task A_drop_that_is_one_group_cannot_vanish_unseen()
    {
        var rule = Ratio with { GroupBy = [], Where = Condition("country = 'KEN'") };
        var drop = await CheckAsync(rule, Rows(1, 30, i => Row(i, "UGA")), new FakeDrops().With("2026-09", Rows(1, 30, i => Row(i))));
        // No row counts now, so that there is no group either.
        Assert.Equal("It does not fit. Found 0, expected 18–48, difference −30.", drop.Only.Message.En);
    }

    /// <summary>
    /// Ratios of five groups: 110/100, 120/100, 100/100, 90/100 and x/100. With x = 150 the logarithms are 0.09531, 0.18232, 0, -0.10536 and
    /// 0.40547; their median is 0.09531, the distances 0, 0.08701, 0.09531, 0.20067, 0.31016, and the MAD 0.09531. The limit is
    /// 4 * 1.4826 * 0.09531 = 0.56523, so that ratios up to exp(0.09531 + 0.56523) = 1.9358 pass: 193 of 100 does, 194 does not.
    /// </summary>
    [Theory]
    [Trait("Check", "24")]
    [InlineData(150, false)]
    [InlineData(193, false)]
    [InlineData(194, true)]
    public void A_group_that_moves_unlike_the_others_is_found_by_their_median_deviation(int last, bool isBroken)
    {
        var pairs = new[] { 110, 120, 100, 90, last }.Select((now, i) => new GroupPair($"{i}", now, 100, now, 100));
        var (compared, breaches) = AggregateComparison.Compare(Mad, pairs);
        Assert.Equal((5, isBroken ? 1 : 0), (compared, breaches.Count));
        if (isBroken) Assert.Equal(("4", "194", "+94"), (breaches[0].Subject, breaches[0].Found, breaches[0].Difference));
    }

    [Fact]
    public void Groups_that_are_not_above_zero_in_both_drops_take_no_part_in_the_median()
    {
        GroupPair[] pairs = [new("a", 5, 5, 0, 9), new("b", 5, 5, 3, -1), new("c", 5, 5, 7, 7), new("d", 5, 5, null, 2)];
        Assert.Equal((1, 0), (AggregateComparison.Compare(Mad, pairs).Compared, AggregateComparison.Compare(Mad, pairs).Breaches.Count));
    }

    [Theory]
    [InlineData(MeasureKind.Sum, "wage", "600", "540–660")]
    [InlineData(MeasureKind.Mean, "wage * 2", "400", "360–440")]
    [InlineData(MeasureKind.Median, "wage", "200", "180–220")]
    [InlineData(MeasureKind.Share, "wage > 150", "0.666667", "0.6–0.733333")]
    public async Task Measures_are_computed_over_both_drops(MeasureKind kind, string of, string then, string expected)
    {
        var rule = Ratio with { Measure = Measure(kind, of), GroupBy = [By("year(issued)")], RatioWithin = new(0.9m, 1.1m), MinCell = 1 };
        string[] before = [Row(1, wage: "100"), Row(2, wage: "200"), Row(3, wage: "300"), Row(4, wage: "")];
        Assert.False((await CheckAsync(rule, before, new FakeDrops().With("2026-09", before))).IsBroken());
        var drop = await CheckAsync(rule, [Row(1, wage: "1"), Row(2, wage: "1")], new FakeDrops().With("2026-09", before));
        Assert.Equal(expected, drop.Only.Expected.En);
        Assert.StartsWith("It does not fit. 2026: found", drop.Only.Message.En);
        Assert.NotEqual(then, drop.Only.Value);
    }

    [Fact]
    public async Task Rows_whose_cells_the_rule_cannot_read_do_not_count()
    {
        var rule = Ratio with { RatioWithin = new(0.99m, 1.01m), MinCell = 1 };
        var rows = Rows(1, 30, i => Row(i)).Append(Row(31, "XXX")).Append(Row(32, born: "bad"));
        // Row 32 is wrong elsewhere and counts.
        var drop = await CheckAsync(rule, rows, new FakeDrops().With("2026-09", Rows(1, 31, i => Row(i))));
        Assert.False(drop.IsBroken());
    }

    [Fact]
    public async Task Without_other_drops_at_hand_it_is_not_evaluated() =>
        Assert.Equal("Other drops are not at hand here.", (await CheckAsync(Ratio, [Row(1)])).WhyNot());

    [Fact]
    public async Task A_drop_without_the_column_cannot_be_compared_with()
    {
        var others = new FakeDrops().With("2026-09", ["x"], header: "note");
        Assert.Equal("The accepted drop of 2026-09 does not have the column country as this rule reads it.", (await CheckAsync(Ratio, [Row(1)], others)).WhyNot());
    }

    [Fact]
    public async Task Pseudonyms_cannot_be_read_as_texts()
    {
        var rule = Ratio with { GroupBy = [By("substr(person_id, 1, 3)")] };
        var others = new FakeDrops().With("2026-09", Rows(1, 30, i => Row(i)));
        Assert.Contains("person_id", (await CheckAsync(rule, [Row(1)], others)).WhyNot());
    }

    [Fact]
    public async Task More_groups_than_can_be_kept_are_not_judged()
    {
        var table = new GroupTable();
        for (var i = 0; i < GroupTable.MostGroups; i++) Assert.Equal(i, table.NumberOf(BitConverter.GetBytes(i)));
        Assert.False(table.IsOverfull);
        Assert.Equal(-1, table.NumberOf("one more"u8));
        Assert.True(table.IsOverfull);
        await Task.CompletedTask;
    }

    [Fact]
    [Trait("Check", "25")]
    public async Task A_revision_beyond_the_tolerance_asks_for_its_reason()
    {
        var others = new FakeDrops().With("2026-09", Rows(1, 49, i => Row(i))).With("2026-10", Rows(1, 30, i => Row(i)));
        var drop = await CheckAsync(Ratio, Rows(1, 49, i => Row(i)), others);
        Assert.False(drop.IsBroken());
        var finding = drop.Only;
        Assert.Equal((Id + ".revision", "revision-too-large", Severity.Warning), (finding.RuleId, finding.Code, finding.Severity));
        Assert.Contains("reason", finding.Fix.En);
        Assert.NotNull(finding.Message.Fr);
    }

    [Fact]
    public async Task A_first_delivery_revises_nothing()
    {
        var drop = await CheckAsync(Ratio, Rows(1, 30, i => Row(i)), new FakeDrops().With("2026-09", Rows(1, 30, i => Row(i))));
        Assert.DoesNotContain(drop.Report.Rules, r => r.RuleId.EndsWith(".revision", StringComparison.Ordinal));
        Assert.DoesNotContain(drop.Report.NotEvaluated, n => n.RuleId.EndsWith(".revision", StringComparison.Ordinal));
    }
}
