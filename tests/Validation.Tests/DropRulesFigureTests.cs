using Pipeline.Protocols;
using static Pipeline.Validation.Tests.DropRulesBench;

namespace Pipeline.Validation.Tests;

/// <summary>Rules over figures of one drop, or beside stock and published figures.</summary>
public class DropRulesFigureTests
{
    static readonly StockFlowRule Stock = new(Terms(), Condition("class = 'H1'"), [Condition("sex = 'F' and renewal"), Condition("note = 'in'")],
        [Condition("class = 'X9'")], TolerancePercent: 10);

    static readonly ExternalRule Published = new(Terms(), "s", Measure(MeasureKind.Count), null, By("country"), new(0.5m, 2m), false, MinCell: 2);

    static readonly DistributionRule Heaping = new(Terms(), DistributionTest.Heaping, "born", null, 0.3m, 10);

    static readonly RatioRule Wages = new(Terms(), "wage", null, [By("class")], new(0.2m, 6m), MinGroup: 5, null);

    static readonly NearDuplicateRule Twins = new(Terms(), ["person_id", "class"], null, null);

    /// <summary>
    /// Stock then 20; inflow 3 (renewals of women) + 1 (note in), outflow 4: 20 expected, of which 10 percent are 2.
    /// </summary>
    [Theory]
    [Trait("Check", "23")]
    [InlineData(18, false)]
    [InlineData(17, true)]
    [InlineData(22, false)]
    [InlineData(23, true)]
    public async Task Stock_and_flows_agree_within_the_tolerance(int stock, bool isBroken)
    {
        var rows = Rows(1, stock - 4, i => Row(i, sex: "M"))
            .Concat(Rows(100, 3, i => Row(i))).Append(Row(200, sex: "M", note: "in"))
            .Concat(Rows(300, 4, i => Row(i, @class: "X9", sex: "M")));
        var drop = await CheckAsync(Stock, rows, new FakeDrops().With("2026-09", Rows(1, 20, i => Row(i)).Append(Row(99, @class: "H2"))));
        Assert.Equal(isBroken, drop.IsBroken());
        if (isBroken) Assert.Equal(($"{stock}", "20 + 4 − 4 = 20"), (drop.Only.Value, drop.Only.Expected.En));
    }

    [Fact]
    public async Task A_stock_is_compared_only_with_that_of_the_period_just_before()
    {
        Assert.Equal("There is no accepted drop of this dataset for 2026-09.",
            (await CheckAsync(Stock, [Row(1)], new FakeDrops().With("2026-08", [Row(1)]))).WhyNot());
        Assert.Equal("Other drops are not at hand here.", (await CheckAsync(Stock, [Row(1)])).WhyNot());
    }

    [Theory]
    [Trait("Check", "30")]
    [InlineData(5, false)]
    [InlineData(4, true)]
    [InlineData(20, false)]
    [InlineData(21, true)]
    public async Task Figures_lie_near_those_published(int rows, bool isBroken)
    {
        var drop = await CheckAsync(Published, Rows(1, rows, i => Row(i)).Append(Row(90, "UGA")).Append(Row(91, "RWA")).Append(Row(92, "RWA")), references: [Series]);
        Assert.Equal(isBroken, drop.IsBroken());
        Assert.Equal(1, drop.Summary().Evaluated);
    }

    [Theory]
    [Trait("Check", "29")]
    [InlineData(9, false)]
    [InlineData(11, false)]
    [InlineData(12, true)]
    public async Task Figures_lie_inside_an_interval_published_with_them(int rows, bool isBroken)
    {
        var rule = Published with { Category = null, RatioWithin = null, InsideInterval = true };
        Assert.Equal(isBroken, (await CheckAsync(rule, Rows(1, rows, i => Row(i)), references: [Series])).IsBroken());
    }

    [Fact]
    public async Task A_series_without_a_figure_for_the_day_compares_nothing()
    {
        var old = Series with { Figures = [new("KEN", new(2020, 1, 1), new(2026, 10, 30), 10, null)] };
        Assert.Equal("Series s has no figure for 2026-10-31 to compare this drop with.", (await CheckAsync(Published, Rows(1, 9, i => Row(i)), references: [old])).WhyNot());
        Assert.Equal("There is no series s here.", (await CheckAsync(Published, [Row(1)])).WhyNot());
    }

    [Theory]
    [Trait("Check", "19")]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public async Task A_value_does_not_come_too_often(int same, bool isBroken)
    {
        var drop = await CheckAsync(Heaping, Rows(1, 10, i => Row(i, born: i <= same ? "1990" : $"{1940 + i}")));
        Assert.Equal(isBroken, drop.IsBroken());
        if (isBroken) Assert.Equal("It does not fit. 1990: found 40 %, expected ≤ 30 %, difference 10 %.", drop.Only.Message.En);
    }

    [Fact]
    public async Task Too_few_values_say_nothing_about_their_spread()
    {
        var drop = await CheckAsync(Heaping with { Column = "class" }, Rows(1, 10, i => Row(i, @class: i == 3 ? "" : "H1")));
        Assert.Equal("Only 9 rows have a value to count; 10 are needed.", drop.WhyNot());
    }

    /// <summary>
    /// Ten numbers with the first digits 1 1 1 2 2 3 4 5 7 9: shares 0.3 0.2 0.1 0.1 0.1 0 0.1 0 0.1, of which Benford's 0.30103 0.17609 0.12494
    /// 0.09691 0.07918 0.06695 0.05799 0.05115 0.04576 are off by 0.00103 0.02391 0.02494 0.00309 0.02082 0.06695 0.04201 0.05115 0.05424: 0.28814
    /// in all, and a ninth of it is 0.03202.
    /// </summary>
    [Fact]
    [Trait("Check", "31")]
    public void Benford_is_measured_by_the_mean_deviation_of_nine_shares()
    {
        var digits = new DigitCounts();
        foreach (var value in (double[])[1, 10.5, 0.19, 200, 0.0299, 3, 4e9, 5, 7.77, 999.99, 0, -5]) digits.AddFirst(value);
        Assert.Equal(10, digits.Total);
        Assert.Equal(0.28814 / 9, digits.Deviation(DistributionTest.Benford), 5);
    }

    /// <summary>Last digits 0 0 0 5: shares 0.75 and 0.25, off by 0.65, 0.15 and eight times 0.1: 1.6, and a tenth of it is 0.16.</summary>
    [Theory]
    [Trait("Check", "31")]
    [InlineData(0.16, false)]
    [InlineData(0.15, true)]
    public async Task Last_digits_are_measured_by_the_mean_deviation_of_ten_shares(double threshold, bool isBroken)
    {
        var rule = Heaping with { Test = DistributionTest.LastDigit, Column = "wage", Threshold = (decimal)threshold, MinRows = 4 };
        string[] wages = ["10.99", "200", "0.50", "35.01"];
        Assert.Equal(isBroken, (await CheckAsync(rule, Rows(1, 4, i => Row(i, wage: wages[i - 1])))).IsBroken());
    }

    [Fact]
    public async Task Benford_needs_values_above_zero()
    {
        var rule = Heaping with { Test = DistributionTest.Benford, Column = "wage", MinRows = 1 };
        Assert.Equal("No value is above zero.", (await CheckAsync(rule, [Row(1, wage: "0")])).WhyNot());
        Assert.True((await CheckAsync(rule with { Threshold = 0.015m }, Rows(1, 20, i => Row(i, wage: "900")))).IsBroken());
    }

    [Theory]
    [Trait("Check", "19")]
    [InlineData("6000", false)]
    [InlineData("6000.01", true)]
    [InlineData("200", false)]
    [InlineData("199.99", true)]
    public async Task A_number_is_near_the_median_of_its_group(string wage, bool isBroken)
    {
        var rows = Rows(1, 5, i => Row(i)).Append(Row(6, wage: wage)).Append(Row(7, @class: "H2", wage: "9")).Append(Row(8, wage: ""));
        var drop = await CheckAsync(Wages, rows);
        Assert.Equal(isBroken, drop.IsBroken());
        Assert.Equal(6, drop.Summary().Evaluated);
        if (isBroken) Assert.Equal((7L, wage, "H7"), (drop.Only.Line, drop.Only.Value, drop.Only.Cell));
    }

    [Fact]
    public async Task Groups_that_are_too_small_have_no_usual_value()
    {
        Assert.Equal("No group has 5 rows or more, and a median above zero.", (await CheckAsync(Wages, Rows(1, 4, i => Row(i)))).WhyNot());
        Assert.NotNull((await CheckAsync(Wages, Rows(1, 9, i => Row(i, wage: "0")))).WhyNot());
    }

    [Fact]
    [Trait("Check", "15")]
    public async Task Rows_that_agree_in_all_columns_named_are_told_with_the_first_of_them()
    {
        var drop = await CheckAsync(Twins, [Row(1), Row(2), Row(3, @class: "H2"), Row(4, @class: ""), Row(5, @class: ""), Row(6)]);
        Assert.Equal([3L, 7L], drop.Findings.Select(f => f.Line!.Value));
        Assert.All(drop.Findings, f => Assert.EndsWith("It agrees with line 2.", f.Message.En));
        Assert.All(drop.Findings, f => Assert.DoesNotContain("P1234567", f.Value));
        Assert.Equal((4L, 2L), (drop.Summary().Evaluated, drop.Summary().Failed));
        Assert.True((await CheckAsync(Twins with { Tolerate = new(1, CountUnit.Rows) }, [Row(1), Row(2)])).Summary().IsTolerated);
        Assert.Equal("No row could be put to it.", (await CheckAsync(Twins with { Where = Condition("country = 'UGA'") }, [Row(1)])).WhyNot());
    }

    [Fact]
    public void A_large_sample_knows_its_median_to_a_twentieth_of_a_percent_however_it_was_put_together()
    {
        var random = new Random(7);
        double[] values = [.. Enumerable.Range(0, 20_001).Select(_ => Math.Exp(random.NextDouble() * 20 - 5) * (random.Next(3) == 0 ? -1 : 1))];
        var exact = values.Order().ElementAt(10_000);
        var whole = new Sample();
        foreach (var value in values) whole.Add(value);
        var parts = new Sample();
        foreach (var chunk in values.Chunk(37))
        {
            var part = new Sample();
            foreach (var value in chunk) part.Add(value);
            parts.Add(part);
        }
        Assert.Equal(whole.Median, parts.Median);
        Assert.InRange(whole.Median / exact, 1 - 0.0005, 1 + 0.0005);
    }

    static ReferenceSeries Series { get; } = new("s", "Permits", "Somebody", "permits", [
        new("KEN", new(2026, 10, 1), new(2026, 10, 31), 10, null), new("UGA", new(2026, 10, 1), null, 10, null), new("", new(2026, 1, 1), null, 10, new(9, 11))]);
}
