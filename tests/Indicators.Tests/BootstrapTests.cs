using FsCheck;
using FsCheck.Fluent;
using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Survey;

namespace Pipeline.Indicators.Tests;

/// <summary>The worked example: two strata with three PSUs of four employed each, so that a bootstrap draws two of three in each, in 81 equally likely ways.</summary>
public class BootstrapTests
{
    static readonly SurveyFrame Example = Frame(
    [
        .. Psu("A", "1", 120, "1110"), .. Psu("A", "2", 120, "0000"), .. Psu("A", "3", 150, "1000"),
        .. Psu("B", "4", 200, "0000"), .. Psu("B", "5", 180, "1111"), .. Psu("B", "6", 180, "0100"),
    ]);

    static readonly int Occupation = Sample.Tree.Find("11");

    [Fact]
    public void Sample_that_draws_1_1_and_5_6()
    {
        var one = Samples([([0, 0], [1, 2])]);
        Assert.Equal([3, 0, 0, 0, 1.5, 1.5], one.Multipliers);
        var (y, x) = Values(one);
        Assert.Equal(2430, y[0], 9);
        Assert.Equal(3600, x[0], 9);
        Assert.Equal(0.675000, y[0] / x[0], 9);
    }

    [Fact]
    public void Over_all_samples_mean_and_variance_are_those_of_the_design()
    {
        var (y, x) = Values(All);
        Assert.Equal(81, y.Length);
        var sum = new LinearSum(Example, Sample.Tree, Example.Rounds.ToList(), r => r.Node == Occupation ? 1 : double.NaN);
        Assert.Equal(1410, y.Average(), 9);
        Assert.Equal(519300, y.Average(v => Math.Pow(v - 1410, 2)), 6);
        Assert.Equal(Example.Design.Variance(sum.PsuTotals()[..Example.Psus.Length])!.Value, y.Average(v => Math.Pow(v - 1410, 2)), 6);
        var r = y.Zip(x, (a, b) => a / b).ToList();
        Assert.Equal(0.374304, r.Average(), 6);
        var about = r.Average(v => Math.Pow(v - 1410.0 / 3800, 2));
        Assert.Equal(0.038580089, about, 9);
        Assert.Equal(0.196418, Math.Sqrt(about), 6);
        Assert.Equal((225.0, 2925.0), (Quantile(y, 0.025), Quantile(y, 0.975)));
    }

    [Fact]
    public void Law_holds_for_any_values_of_units()
    {
        Prop.ForAll(Gen.Choose(-50, 50).ArrayOf(6).ToArbitrary(), values =>
        {
            var totals = Enumerable.Range(0, All.Count).Select(b => values.Index().Sum(v => v.Item * All.Multipliers[v.Index * All.Count + b])).ToList();
            var variance = Example.Design.Variance([.. values.Select(v => (double)v)])!.Value;
            return Math.Abs(totals.Average() - values.Sum()) < 1e-9 && Math.Abs(totals.Average(t => Math.Pow(t - values.Sum(), 2)) - variance) <= 1e-9 * (1 + variance);
        }).Check(Laws.Cases(60));
    }

    [Fact]
    public void Draws_are_of_n_less_one_units_and_differ_from_sample_to_sample()
    {
        var drawn = PsuBootstrap.Draw(Example.Psus, 400, 7)!;
        for (var b = 0; b < drawn.Count; b++)
            foreach (var stratum in (int[])[0, 3])
                Assert.Equal(3, Enumerable.Range(stratum, 3).Sum(p => drawn.Multipliers[p * drawn.Count + b]), 12);
        var (y, _) = Values(drawn);
        Assert.InRange(y.Average(), 1410 - 4 * 36, 1410 + 4 * 36);
        Assert.InRange(y.Average(v => Math.Pow(v - 1410, 2)), 0.7 * 519300, 1.3 * 519300);
    }

    [Fact]
    public void Draws_of_a_stratum_do_not_depend_on_the_others()
    {
        var alone = PsuBootstrap.Draw([.. Example.Psus.Where(p => p.Stratum == "B")], 20, 7)!;
        Assert.Equal(alone.Multipliers, PsuBootstrap.Draw(Example.Psus, 20, 7)!.Multipliers[(3 * 20)..]);
        Assert.NotEqual(alone.Multipliers, PsuBootstrap.Draw([.. Example.Psus.Where(p => p.Stratum == "B")], 20, 8)!.Multipliers);
    }

    [Fact]
    public void Strata_of_one_unit_each_are_refused_and_single_ones_taken_together()
    {
        Assert.Null(PsuBootstrap.Draw([new("A", "1"), new("B", "1")], 10, 7));
        var drawn = PsuBootstrap.Draw([new("A", "1"), new("B", "1"), new("C", "1"), new("C", "2")], 10, 7)!;
        Assert.All(Enumerable.Range(0, 10), b => Assert.Equal(2, drawn.Multipliers[b] + drawn.Multipliers[10 + b]));
        var joined = PsuBootstrap.Draw([new("A", "1"), new("C", "1"), new("C", "2")], 10, 7)!;
        Assert.All(Enumerable.Range(0, 10), b => Assert.Equal(3, Enumerable.Range(0, 3).Sum(p => joined.Multipliers[p * 10 + b]), 12));
    }

    [Fact]
    public void Medians_of_samples_are_medians_of_the_reweighted_respondents() => Prop.ForAll(Sample.Persons(), persons =>
    {
        var frame = Frame(persons);
        if (PsuBootstrap.Draw(frame.Psus, 12, 3) is not { } bootstrap) return true;
        var sample = new PaySample(frame, Sample.Tree, frame.Rounds.ToList(), _ => 1, Sample.Parameters);
        var medians = sample.Medians(bootstrap);
        return Enumerable.Range(0, Sample.Tree.Count).All(node => Enumerable.Range(0, bootstrap.Count).All(b =>
        {
            var rows = sample.Rows(node).Select(r => (r.Pay, Weight: r.Weight * bootstrap.Multipliers[r.Psu * bootstrap.Count + b])).Where(r => r.Weight > 0).ToList();
            var median = medians.At(node, b);
            return rows.Count == 0
                ? double.IsNaN(median)
                : Math.Abs(median - new WeightedSample([.. rows.Select(r => r.Pay)], [.. rows.Select(r => r.Weight)]).Median) <= 1e-9 * median;
        }));
    }).Check(Laws.Cases(25));

    static PsuBootstrap All { get; } = Samples(
        [.. from a in Enumerable.Range(0, 9) from b in Enumerable.Range(0, 9) select (new[] { a / 3, a % 3 }, new[] { b / 3, b % 3 })]);

    static PsuBootstrap Samples((int[] A, int[] B)[] draws)
    {
        var multipliers = new double[6 * draws.Length];
        foreach (var (b, (inA, inB)) in draws.Index())
            foreach (var (psu, factor) in PsuBootstrap.Rescale(3, inA).Concat(PsuBootstrap.Rescale(3, inB)).Index()) multipliers[psu * draws.Length + b] = factor;
        return new(multipliers, draws.Length);
    }

    static (double[] Y, double[] X) Values(PsuBootstrap bootstrap)
    {
        var values = new LinearSum(Example, Sample.Tree, Example.Rounds.ToList(), _ => 1).Values(bootstrap);
        return ([.. Enumerable.Range(0, bootstrap.Count).Select(b => values.At(Occupation, b))], [.. Enumerable.Range(0, bootstrap.Count).Select(b => values.At(0, b))]);
    }

    /// <summary>Type 7 of Hyndman and Fan.</summary>
    static double Quantile(double[] values, double p)
    {
        var sorted = values.Order().ToArray();
        var at = p * (sorted.Length - 1);
        var below = (int)at;
        return sorted[below] + (at - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]);
    }

    static SurveyFrame Frame(IEnumerable<SurveyPerson> persons) => SurveyFrame.Of([Sample.Partial(persons)], _ => true);

    static IEnumerable<SurveyPerson> Psu(string stratum, string psu, double weight, string inOccupation) =>
        inOccupation.Select(c => Sample.Person(stratum, psu, weight, c == '1' ? "11" : "21"));
}
