using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.Indicators.Tests;

public class CounterRandomTests
{
    [Fact]
    public void A_number_is_a_function_of_where_it_is_used()
    {
        var (urban, rural) = (CounterRandom.KeyOf("Gasabo/urban"), CounterRandom.KeyOf("Gasabo/rural"));
        CounterRandom one = new(7, 1, urban), same = new(7, 1, CounterRandom.KeyOf("Gasabo/urban"));
        Assert.Equal(one.Bits(3), same.Bits(3));
        ulong[] others =
        [
            one.Bits(4), new CounterRandom(8, 1, urban).Bits(3), new CounterRandom(7, 2, urban).Bits(3), new CounterRandom(7, 1, rural).Bits(3),
            new CounterRandom(1, 7, urban).Bits(3),
        ];
        Assert.DoesNotContain(one.Bits(3), others);
        Assert.Distinct(others);
    }

    [Fact]
    public void Numbers_stay_the_same_from_version_to_version()
    {
        // A published run can be repeated only while these hold.
        CounterRandom random = new(20260101, 1, CounterRandom.KeyOf("A"));
        Assert.Equal(0xEB0C783446E3774DUL, random.Bits(0));
        Assert.Equal(422, random.Below(1000, 1));
    }

    [Fact]
    public void Uniform_numbers_have_the_moments_and_the_spread_of_the_distribution()
    {
        var values = Draws((random, i) => random.Uniform(i));
        Assert.All(values, u => Assert.InRange(u, 0, 1 - 1e-17));
        Assert.Equal(0.5, values.Average(), 0.01);
        Assert.Equal(1 / 12.0, Variance(values), 0.005);
        Assert.All(values.GroupBy(u => (int)(u * 10)), tenth => Assert.InRange(tenth.Count(), 1800, 2200));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public void Whole_numbers_below_a_bound_are_equally_likely(int bound)
    {
        var counts = Draws((random, i) => random.Below(bound, i)).CountBy(v => v).ToList();
        Assert.Equal(bound, counts.Count);
        Assert.All(counts, c => Assert.InRange(c.Value * bound / 20000.0, 0.94, 1.06));
    }

    [Fact]
    public void A_bound_must_be_positive() => Assert.Throws<ArgumentOutOfRangeException>(() => new CounterRandom(1, 1, 1).Below(0, 1));

    [Fact]
    public void Normal_numbers_have_mean_0_and_variance_1()
    {
        var values = Draws((random, i) => random.Normal(i));
        Assert.Equal(0, values.Average(), 0.03);
        Assert.Equal(1, Variance(values), 0.04);
        Assert.InRange(values.Count(v => v > 1.959963984540054) / 20000.0, 0.021, 0.029);
    }

    [Theory]
    [InlineData(0.4)]
    [InlineData(1)]
    [InlineData(16)]
    public void Gamma_numbers_have_their_shape_as_mean_and_variance(double shape)
    {
        var values = Draws((random, i) => random.Gamma(shape, i));
        Assert.All(values, v => Assert.True(v >= 0));
        Assert.InRange(values.Average() / shape, 0.96, 1.04);
        Assert.InRange(Variance(values) / shape, 0.92, 1.08);
    }

    [Fact]
    public void Poisson_numbers_have_mean_and_variance_1()
    {
        var values = Draws((random, i) => random.PoissonOne(i));
        Assert.Equal(1, values.Average(), 0.03);
        Assert.Equal(1, Variance(values), 0.05);
        Assert.Equal(Math.Exp(-1), values.Count(v => v == 0) / 20000.0, 0.015);
    }

    [Fact]
    public void Numbers_of_all_replicates_at_once_are_those_drawn_one_by_one() => Prop.ForAll<int, uint, PositiveInt>((seed, stratum, count) =>
        Enumerable.Range(1, count.Get).Select(b => (double)new CounterRandom(seed, b, stratum).PoissonOne(0))
            .SequenceEqual(new ReplicateDraws(seed, count.Get).PoissonOne(stratum).ToArray())).Check(Laws.Cases(300));

    [Fact]
    public void Some_replicates_are_drawn_as_they_are_among_all() => Prop.ForAll<uint, PositiveInt, PositiveInt>((stratum, first, some) =>
        new ReplicateDraws(7, first.Get + some.Get).PoissonOne(stratum)[first.Get..].SequenceEqual(new ReplicateDraws(7, some.Get, first.Get).PoissonOne(stratum)))
        .Check(Laws.Cases(300));

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.995, 2.575829303548901)]
    [InlineData(0.05, -1.6448536269514722)]
    [InlineData(1e-12, -7.034483825301131)]
    public void Normal_quantiles_are_the_tabulated_ones(double p, double expected) =>
        Assert.Equal(expected, Numerics.NormalQuantile.At(p), 1e-12);

    static List<double> Draws(Func<CounterRandom, int, double> of) =>
        [.. from replicate in Enumerable.Range(1, 100) from draw in Enumerable.Range(0, 200) select of(new(42, replicate, 5), draw)];

    static double Variance(List<double> values)
    {
        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
    }
}
