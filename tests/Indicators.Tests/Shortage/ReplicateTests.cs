using Pipeline.Indicators.Shortage;

namespace Pipeline.Indicators.Tests.Shortage;

/// <summary>Standard errors, intervals and classes from bootstrap samples.</summary>
public class ReplicateTests
{
    [Fact]
    public void Error_interval_and_probability_are_those_of_the_replicates_scores()
    {
        var estimates = With(Noisy(200, 0.02));
        var row = ShortageScoring.Composites(estimates, Example.OwnValues).Of("2512");
        // Each replicate is a whole scoring of its own.
        var scores = estimates.Replicates
            .Select(r => ShortageScoring.Composites(Example.Of(Example.Tree, r), Example.OwnValues).Of("2512").Score!.Value).Order().ToArray();
        var mean = scores.Average();
        Assert.Equal(Math.Sqrt(scores.Sum(s => (s - mean) * (s - mean)) / 199), row.Se!.Value, 12);
        Assert.Equal(scores[4] + 0.975 * (scores[5] - scores[4]), row.CiLow!.Value, 12);
        Assert.Equal(scores[194] + 0.025 * (scores[195] - scores[194]), row.CiHigh!.Value, 12);
        Assert.Equal((1.0 + scores.Count(s => s > 0)) / 201, row.PPositive!.Value, 12);
    }

    [Fact]
    public void Sampling_variance_of_a_value_is_that_of_its_replicates()
    {
        var estimates = With(Noisy(50, 0.02));
        var row = ShortageScoring.Score(estimates, Example.OwnValues).SubIndices.Single(r => r.Isco08 == "2142" && r.Indicator == Indicator.Vac);
        var values = estimates.Replicates.Select(r => r[Indicator.Vac, Example.Tree.Find("2142")] - r[Indicator.Vac, 0]).ToArray();
        var mean = values.Average();
        Assert.Equal(values.Sum(v => (v - mean) * (v - mean)) / 49, row.Sigma2!.Value, 15);
        Assert.Equal(Math.Sqrt(row.Sigma2.Value), row.Se!.Value, 15);
    }

    [Fact]
    public void Certain_high_score_is_a_shortage_and_certain_low_score_a_surplus()
    {
        var rows = ShortageScoring.Composites(With(Noisy(100, 1e-4)), Example.OwnValues);
        Assert.Equal(ShortageClass.Shortage, rows.Of("2512").Class);
        Assert.Equal(ShortageClass.Shortage, rows.Of("2142").Class);
        Assert.Equal(ShortageClass.Balanced, rows.Of("2221").Class);
        Assert.Equal(ShortageClass.Surplus, rows.Of("3313").Class);
    }

    [Fact]
    public void Replicates_do_not_hold_values_of_other_years()
    {
        var oihd = Example.Profile("oihd") with { Borrowed = [] };
        Assert.All(ShortageScoring.Composites(With(Noisy(10, 0.01)), oihd), r => Assert.Null(r.Se));
    }

    [Theory]
    // score, p, votes, without permits
    [InlineData(0.5, 0.9, 0.5, 0.25, ShortageClass.Shortage)]
    [InlineData(0.49, 0.99, 1, 1, ShortageClass.Balanced)]
    [InlineData(0.5, 0.89, 0.5, 0.25, ShortageClass.Potential)]
    [InlineData(0.5, 0.9, 0.49, 0.25, ShortageClass.Potential)]
    [InlineData(0.5, 0.9, 0.5, 0.24, ShortageClass.Potential)]
    [InlineData(-0.5, 0.1, 0, -1, ShortageClass.Surplus)]
    [InlineData(-0.5, 0.2, 0, -1, ShortageClass.Balanced)]
    [InlineData(null, 0.9, 0.5, 0.3, ShortageClass.Insufficient)]
    public void Class_by_score(double? score, double p, double votes, double without, ShortageClass expected) =>
        Assert.Equal(expected, new Classification(Example.Rsi, [0]).Of(score, p, votes, without));

    [Theory]
    [InlineData(0.5, ShortageClass.Balanced)]
    [InlineData(0.76, ShortageClass.Potential)]
    [InlineData(1.51, ShortageClass.Shortage)]
    public void Class_by_tiers(double score, ShortageClass expected) =>
        // Quartiles .25 and .75; the outlier lies above .75 + 1.5 * .5 = 1.5.
        Assert.Equal(expected, new Classification(Example.Profile("oihd"), [0, 0.25, 0.5, 0.75, 1]).Of(score, null, null, null));

    [Fact]
    public void Drawn_weights_tell_how_often_an_occupation_is_among_the_first()
    {
        var rows = ShortageScoring.Score(Example.Estimates, Example.OwnValues with { DrawTop = 2 }, seed: 7).Sensitivity
            .Where(r => r.Scenario == Scenario.DrawnWeights).ToDictionary(r => r.Isco08, r => r);
        Assert.Equal(2, rows.Values.Sum(r => r.TopShare!.Value), 9);
        Assert.InRange(rows["2512"].TopShare!.Value, 0.99, 1);
        Assert.Equal(0, rows["3313"].TopShare);
        // The mean of the weights drawn is the profile's weight.
        Assert.Equal(1.110583, rows["2512"].Score!.Value, 0.02);
        Assert.NotEqual(rows["2512"].Score, ShortageScoring.Score(Example.Estimates, Example.OwnValues, seed: 8).Sensitivity
            .Single(r => r.Scenario == Scenario.DrawnWeights && r.Isco08 == "2512").Score);
    }

    [Fact]
    public void Draws_do_not_depend_on_indicators_without_weight()
    {
        var weights = Example.OwnValues.Weights.Where(w => w.Value > 0).Reverse().ToDictionary(w => w.Key, w => w.Value);
        Assert.Equal(Drawn(Example.OwnValues), Drawn(Example.OwnValues with { Weights = weights }));

        static IEnumerable<double?> Drawn(ShortageProfile profile) =>
            ShortageScoring.Score(Example.Estimates, profile, seed: 7).Sensitivity.Where(r => r.Scenario == Scenario.DrawnWeights).Select(r => r.Score);
    }

    [Fact]
    public void Other_years_have_the_errors_of_those_years()
    {
        var raw = Example.Raw(Example.Tree);
        var estimates = With(Noisy(20, 0.02)) with { OtherYears = new Dictionary<int, RawIndicators> { [1] = raw, [9] = raw } };
        var scenarios = ShortageScoring.Score(estimates, Example.OwnValues).Summaries.Select(s => s.Scenario).ToList();
        Assert.Contains(Scenario.Years(1), scenarios);
        Assert.DoesNotContain(Scenario.Years(5), scenarios);
        Assert.DoesNotContain(Scenario.Years(9), scenarios);
        var frame = new ScoringFrame(Example.OwnValues, estimates, null);
        Assert.Equal(9 * frame.Variance(0, 3)[1], frame.Variance(0, 1)[1], 15);
        Assert.Equal(frame.Variance(5, 3)[1], frame.Variance(5, 1)[1]);
    }

    [Fact]
    public void Whole_classification_with_500_replicates_takes_little_memory_and_gives_errors()
    {
        var codes = from a in "1234567" from b in "1234" from c in "123456" from d in "123" select $"{a}{b}{c}{d}";
        var tree = Example.TreeOf(codes);
        var replicates = Enumerable.Range(0, 501).Select(b =>
        {
            var one = new RawIndicators(tree.Count);
            foreach (var k in Enum.GetValues<Indicator>())
                for (var node = 0; node < tree.Count; node++)
                    one[k, node] = Math.Sin(node * 7 + (int)k) + 0.3 * new CounterRandom(1, b, (ulong)node).Normal((int)k);
            return one;
        }).ToList();
        var estimates = Example.Of(tree, replicates[0]) with { Replicates = replicates[1..] };
        var before = GC.GetAllocatedBytesForCurrentThread();
        var rows = ShortageScoring.Score(estimates, Example.Rsi).Composites;
        // All values of all replicates once over, and not once for each scenario.
        var values = 501L * tree.Count * Enum.GetValues<Indicator>().Length * sizeof(double);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, values);
        Assert.Contains(rows, r => r.Se > 0);
    }

    static IndicatorEstimates With(IReadOnlyList<RawIndicators> replicates) => Example.Estimates with { Replicates = replicates };

    static IReadOnlyList<RawIndicators> Noisy(int count, double sd) => [.. Enumerable.Range(1, count).Select(b =>
    {
        var raw = Example.Raw(Example.Tree);
        foreach (var k in Enum.GetValues<Indicator>())
            foreach (var code in Example.Codes) raw[k, Example.Tree.Find(code)] += sd * new CounterRandom(3, b, CounterRandom.KeyOf(code)).Normal((int)k);
        return raw;
    })];
}
