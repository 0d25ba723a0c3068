using Pipeline.Disclosure.Magnitudes;

namespace Pipeline.Disclosure.Tests;

public class PrimaryRuleTests
{
    static readonly PrimaryRules Percent = new() { MinimumContributors = 3, P = 10 };

    [Theory]
    [InlineData(new long[] { 100, 50, 10 }, false, 0)] // the rest is exactly 10 % of the largest
    [InlineData(new long[] { 100, 50, 9 }, true, 1)]
    [InlineData(new long[] { 100, 50 }, true, 10)]
    [InlineData(new long[] { 100 }, true, 10)]
    [InlineData(new long[] { 3, 9, 1000, 4 }, true, 93)]
    public void The_percent_rule_asks_for_what_the_second_could_not_tell(long[] amounts, bool isUnsafe, long up)
    {
        var judgement = Percent.Judge(amounts);
        Assert.Equal((isUnsafe, up), (judgement.IsUnsafe, judgement.Up));
    }

    [Fact]
    public void Too_few_contributors_are_unsafe_even_when_even() => Assert.True((Percent with { P = null }).Judge([50, 50]).IsUnsafe);

    [Fact]
    public void Dominance_and_prior_posterior_have_their_own_levels()
    {
        var dominance = new PrimaryRules { MinimumContributors = 1, Dominance = new(2, 80) };
        Assert.Equal(new(true, 13, 13), dominance.Judge([60, 30, 10])); // 100/80 x 90 - 100 = 12.5
        Assert.False(dominance.Judge([40, 40, 20]).IsUnsafe);
        var prior = new PrimaryRules { MinimumContributors = 1, PriorPosterior = new(20, 50) };
        Assert.Equal(30, prior.Judge([100, 50, 10]).Up); // 20/50 x 100 - 10
    }

    [Fact]
    public void An_amount_below_0_shrinks_the_percentage_or_leaves_the_number_of_contributors_to_judge()
    {
        Assert.True(Percent.Judge([100, 50, 7]).IsUnsafe);
        Assert.False(Percent.Judge([100, 50, -7]).IsUnsafe);
        Assert.True(Percent.Judge([100, 50, -3]).IsUnsafe);
        Assert.False((Percent with { NegativeShare = 0 }).Judge([100, 50, -3]).IsUnsafe);
        Assert.True((Percent with { NegativeShare = 0 }).Judge([100, -3]).IsUnsafe);
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(4, 4)]
    public void A_small_count_stays_in_doubt_as_wide_as_the_frequency_less_one(int count, long up) =>
        Assert.Equal(new(true, up, 0), new PrimaryRules { MinimumContributors = 5, Counts = true }.Judge([.. Enumerable.Repeat(1L, count)]));

    [Fact]
    public void A_mean_or_median_needs_ten_values_and_no_one_with_half_of_them()
    {
        double[] pay = [.. Enumerable.Range(1, 12).Select(i => 101_234.0 + i * 1000)];
        int[] employers = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6];
        Assert.Equal(new(110_000, Withholding.None), ValueStatistics.Mean(pay, employers, Percent));
        Assert.Equal(new(110_000, Withholding.None), ValueStatistics.Quantile(pay, employers));
        Assert.Equal(Withholding.TooFew, ValueStatistics.Quantile(pay[..9], employers[..9]).Reason);
        Assert.Equal(Withholding.Dominated, ValueStatistics.Quantile(pay, [1, 1, 1, 1, 1, 1, 1, 4, 5, 5, 6, 6]).Reason);
        Assert.Equal(Withholding.Dominated, ValueStatistics.Mean([.. pay[..11], 9e6], employers, Percent).Reason);
        Assert.Equal(Withholding.NotSafe, ValueStatistics.Mean([.. pay[..10], 1000, 1000], [1, 2, 1, 2, 1, 2, 2, 1, 2, 1, 3, 3], Percent).Reason);
        Assert.Equal(0.28, ValueStatistics.Quantile([.. pay.Select((_, i) => 0.2 + i * 0.01509)], employers).Value);
    }
}
