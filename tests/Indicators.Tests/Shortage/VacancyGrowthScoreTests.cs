using Pipeline.Indicators.Shortage;

namespace Pipeline.Indicators.Tests.Shortage;

/// <summary>What growth of vacancies does: half of the vacancy pressure of profile <c>oihd</c>, and nothing to the index.</summary>
public class VacancyGrowthScoreTests
{
    /// <summary>Stocks 3 then 8, 4 then 4 and 6 then 2; vacancy rates 0.10, 0.05 and 0.03; of the economy no growth and 0.04.</summary>
    static readonly (string Code, double Before, double Now, double Rate)[] Three =
        [("2142", 3, 8, 0.10), ("2221", 4, 4, 0.05), ("3313", 6, 2, 0.03)];

    [Theory]
    // Growth .887303, 0 and -.955511, of which mean -.022736 and standard deviation .921618; rates: mean .06, .036056.
    [InlineData("2142", 0.987437, 1.109400, 1.048419)]
    [InlineData("2221", 0.024670, -0.277350, -0.126340)]
    [InlineData("3313", -1.012107, -0.832050, -0.922078)]
    public void Vacancy_pressure_is_the_mean_of_growth_and_rate(string code, double growth, double rate, double score)
    {
        var tree = Example.TreeOf(Three.Select(t => t.Code));
        var raw = new RawIndicators(tree.Count);
        (raw[Indicator.VacGrowth, 0], raw[Indicator.Vac, 0]) = (0, 0.04);
        foreach (var (of, before, now, share) in Three)
            (raw[Indicator.VacGrowth, tree.Find(of)], raw[Indicator.Vac, tree.Find(of)]) = (Math.Log((now + 0.5) / (before + 0.5)), share);
        var result = ShortageScoring.Score(Example.Of(tree, raw), Example.Profile("oihd") with { MinWeightCoverage = 0.25 });
        Assert.Equal(growth, result.SubIndices.Single(r => r.Isco08 == code && r.Indicator == Indicator.VacGrowth).Z!.Value, 6);
        Assert.Equal(rate, result.SubIndices.Single(r => r.Isco08 == code && r.Indicator == Indicator.Vac).Z!.Value, 6);
        Assert.Equal(score, result.Composites.Of(code).Score!.Value, 6);
    }

    [Fact]
    public void Index_is_the_same_to_the_last_bit_with_and_without_it()
    {
        var (with, without) = (Score(0.3, Example.OwnValues), Score(double.NaN, Example.OwnValues with
        {
            Weights = Example.Rsi.Weights.Where(w => w.Key != "VACGROWTH").ToDictionary(w => w.Key, w => w.Value),
        }));
        Assert.All(without.Composites, c => Assert.NotNull(c.Se));
        Assert.Equal(without.Composites, with.Composites);
        Assert.Equal(without.Sensitivity, with.Sensitivity);
        Assert.Equal(without.Summaries, with.Summaries);
        Assert.Equal(without.SubIndices, with.SubIndices.Where(r => r.Indicator != Indicator.VacGrowth));
        Assert.Contains(with.SubIndices, r => r is { Indicator: Indicator.VacGrowth, X: not null, Se: not null });
    }

    [Fact]
    public void Growth_of_a_small_count_is_not_told()
    {
        var estimates = Estimates(0.3);
        estimates.Counts[(int)Indicator.VacGrowth][Example.Tree.Find("2512")] = 9;
        var rows = ShortageScoring.Score(estimates, Example.OwnValues).SubIndices.Where(r => r.Indicator == Indicator.VacGrowth).ToDictionary(r => r.Isco08);
        Assert.Equal((null, null, null, null, MissingReason.TooFew, Quality.Suppressed), (rows["2512"].X, rows["2512"].RShrunk, rows["2512"].Se, rows["2512"].N, rows["2512"].Missing, rows["2512"].Quality));
        Assert.Equal((Quality.Ok, 100), (rows["2142"].Quality, rows["2142"].N));
    }

    static ShortageResult Score(double growth, ShortageProfile profile) => ShortageScoring.Score(Estimates(growth), profile, seed: 5);

    /// <summary>The worked example and 20 replicates about it, with growth of vacancies that differs by group, or none.</summary>
    static IndicatorEstimates Estimates(double growth) =>
        Example.Of(Example.Tree, Raw(0, growth)) with { Replicates = [.. Enumerable.Range(1, 20).Select(b => Raw(b, growth))] };

    static RawIndicators Raw(int sample, double growth)
    {
        var raw = Example.Raw(Example.Tree);
        for (var node = 0; node < Example.Tree.Count; node++)
        {
            raw[Indicator.VacGrowth, node] = growth * node;
            foreach (var k in Enum.GetValues<Indicator>())
                if (sample > 0) raw[k, node] += 0.01 * new CounterRandom(3, sample, (ulong)node).Normal(k > Indicator.Vac ? (int)k - 1 : (int)k);
        }
        return raw;
    }
}
