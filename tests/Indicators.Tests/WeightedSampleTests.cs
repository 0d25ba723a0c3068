using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.Indicators.Tests;

public class WeightedSampleTests
{
    [Fact]
    public void Median_lies_between_two_values_where_half_the_weight_is_met_exactly() =>
        Assert.Equal(650, new WeightedSample([500, 800, 1200], [2, 1, 1]).Median);

    [Fact]
    public void Median_is_the_value_at_which_half_the_weight_is_passed() =>
        Assert.Equal(800, new WeightedSample([500, 800, 1200], [1.5, 1, 2]).Median);

    [Theory]
    [InlineData(-0.1, 1)]
    [InlineData(0.25, 1.5)]
    [InlineData(0.3, 2)]
    [InlineData(1, 4)]
    [InlineData(1.2, 4)]
    public void Quantiles_step_through_the_values(double p, double expected) =>
        Assert.Equal(expected, new WeightedSample([4, 2, 1, 3], [1, 1, 1, 1]).Quantile(p));

    [Fact]
    public void A_sample_needs_values_and_positive_weights()
    {
        Assert.Throws<ArgumentException>(() => new WeightedSample([], []));
        Assert.Throws<ArgumentException>(() => new WeightedSample([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => new WeightedSample([1, 2], [1, 0]));
    }

    [Fact]
    public void At_most_half_the_weight_lies_strictly_on_either_side_of_the_median() => Check(rows =>
    {
        var median = Of(rows).Median;
        double whole = rows.Sum(r => r.Weight);
        return rows.Where(r => r.Value < median).Sum(r => r.Weight) <= whole / 2
            && rows.Where(r => r.Value > median).Sum(r => r.Weight) <= whole / 2;
    });

    [Fact]
    public void Median_with_whole_weights_is_that_of_the_values_written_out() => Check(rows =>
    {
        var written = rows.SelectMany(r => Enumerable.Repeat((double)r.Value, r.Weight)).Order().ToArray();
        return Of(rows).Median == (written[(written.Length - 1) / 2] + written[written.Length / 2]) / 2;
    });

    [Fact]
    public void Median_does_not_depend_on_order_or_on_the_unit_of_weights() => Check(rows =>
        Of(rows).Median == Of([.. rows.Reverse()]).Median && Of(rows).Median == Of(rows, 3.7).Median);

    static WeightedSample Of((int Value, int Weight)[] rows, double unit = 1) =>
        new([.. rows.Select(r => (double)r.Value)], [.. rows.Select(r => r.Weight * unit)]);

    static void Check(Func<(int Value, int Weight)[], bool> law)
    {
        var row = from value in Gen.Choose(-20, 20) from weight in Gen.Choose(1, 6) select (value, weight);
        Prop.ForAll(row.NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary(), law).Check(Laws.Cases());
    }
}
