using Pipeline.Indicators.Shortage;

namespace Pipeline.Indicators.Tests.Shortage;

/// <summary>What there is too little of gives null and a reason, never a number.</summary>
public class ThinInputTests
{
    [Fact]
    public void Nothing_at_all_scores_nobody()
    {
        var result = ShortageScoring.Score(Example.Of(Example.Tree, new(Example.Tree.Count)), Example.Rsi);
        Assert.All(result.Composites, c => Assert.Equal(
            (null, null, ShortageClass.Insufficient, MissingReason.LowCoverage, Quality.Suppressed), (c.Score, c.Rank, c.Class, c.Missing, c.Quality)));
        Assert.All(result.SubIndices, r => Assert.Equal((null, null, MissingReason.NoneObserved, Quality.Suppressed), (r.X, r.Z, r.Missing, r.Quality)));
        Assert.All(result.Summaries, s => Assert.Null(s.MeanShift));
        Assert.All(result.Sensitivity, s => Assert.Equal((null, null, null), (s.Score, s.Rank, s.TopShare)));
    }

    [Fact]
    public void Tree_without_an_occupation_to_compare_gives_no_rows()
    {
        var tree = Example.TreeOf(["9111", "0110"]);
        Assert.Empty(ShortageScoring.Score(Example.Of(tree, new(tree.Count)), Example.Rsi).Composites);
    }

    [Fact]
    public void One_indicator_only_is_not_a_score()
    {
        var raw = new RawIndicators(Example.Tree.Count);
        Example.Estimates.Point.Of(Indicator.Wage).CopyTo(raw.Of(Indicator.Wage));
        var rows = ShortageScoring.Composites(Example.Of(Example.Tree, raw), Example.OwnValues);
        Assert.All(rows, r => Assert.Equal((null, MissingReason.LowCoverage), (r.Score, r.Missing)));
        Assert.Equal(0.22, rows.Of("2142").Coverage, 12);
        Assert.Equal(0, rows.Of("7411").Coverage);
    }

    [Fact]
    public void Coverage_exactly_at_the_limit_is_enough()
    {
        // WAGE, EMP, HRS, UNDERQ and PERMIT carry .68, which in floating point sums to a little less.
        var raw = Example.Raw(Example.Tree);
        foreach (var gone in new[] { Indicator.Unemp, Indicator.Vac }) raw.Of(gone).Fill(double.NaN);
        var rows = ShortageScoring.Composites(Example.Of(Example.Tree, raw), Example.OwnValues with { MinWeightCoverage = 0.68 });
        Assert.NotNull(rows.Of("2142").Score);
        Assert.Null(rows.Of("7411").Score);
    }

    [Fact]
    public void Indicator_that_is_the_same_everywhere_is_flat_and_neutral()
    {
        var raw = Example.Raw(Example.Tree);
        raw.Of(Indicator.Hrs).Fill(0.1);
        var result = ShortageScoring.Score(Example.Of(Example.Tree, raw), Example.OwnValues);
        Assert.All(result.SubIndices, r => Assert.Equal(r.Indicator == Indicator.Hrs, r.Flat));
        Assert.All(result.SubIndices.Where(r => r.Indicator == Indicator.Hrs), r => Assert.Equal(0, r.Z));
    }

    [Fact]
    public void Where_half_agree_the_quartiles_give_the_spread()
    {
        Span<double> z = new double[7], scratch = new double[7];
        var scale = Scale.Standardise(ScaleKind.Mad, 3, [5, 5, 5, 5, 6, 7, double.NaN], z, scratch);
        Assert.Equal(new Scale(5, 0.75 / 1.349), scale);
        Assert.Equal([0, 0, 0, 0, 1.798667, 3, double.NaN], z.ToArray().Select(v => Math.Round(v, 6)));
    }

    [Fact]
    public void Ranks_of_equal_values_are_standardised_together()
    {
        Span<double> z = new double[5], scratch = new double[5];
        Scale.Standardise(ScaleKind.Rank, 3, [10, 20, 20, double.NaN, 90], z, scratch);
        // Ranks 1, 2.5, 2.5 and 4: mean 2.5, sample variance 1.5.
        Assert.Equal([-1.224745, 0, 0, double.NaN, 1.224745], z.ToArray().Select(v => Math.Round(v, 6)));
    }

    [Fact]
    public void Single_occupation_is_first_of_one_and_neutral()
    {
        var tree = Example.TreeOf(["2142"]);
        var row = Assert.Single(ShortageScoring.Composites(Example.Of(tree, Example.Raw(tree)), Example.OwnValues));
        Assert.Equal((0, 1, 50), (row.Score, row.Rank, row.Percentile));
        Assert.Equal(ShortageClass.Balanced, row.Class);
    }

    [Fact]
    public void Occupation_of_three_respondents_shows_no_number_of_its_own()
    {
        var (tree, node) = (Example.Tree, Example.Tree.Find("2512"));
        var few = Example.Estimates with { Counts = [.. Example.Counts(tree, 100).Select(c => c.Select((n, at) => at == node ? 3 : n).ToArray())] };
        var rows = ShortageScoring.Score(few, Example.Rsi).SubIndices.Where(r => r is { Isco08: "2512", Indicator: <= Indicator.Vac or Indicator.Permit }).ToList();
        Assert.All(rows, r =>
        {
            Assert.Equal((null, null, null, null, Quality.Suppressed), (r.X, r.R, r.N, r.Se, r.Quality));
            Assert.Equal(MissingReason.TooFew, r.Missing);
        });
        // A register count is not borrowed: what is left of it is one digit of z.
        Assert.Equal((null, 3), rows.Where(r => r.Indicator == Indicator.Permit).Select(r => (r.RShrunk, r.Z)).Single());
    }

    [Fact]
    public void Score_with_a_hidden_count_in_it_does_not_give_the_count_away()
    {
        var (tree, node) = (Example.Tree, Example.Tree.Find("2142"));
        var exact = ShortageScoring.Score(Example.Estimates, Example.OwnValues);
        var estimates = Example.Estimates with { Counts = Example.Counts(tree, 100) };
        estimates.Counts[(int)Indicator.Permit][node] = 3;
        var result = ShortageScoring.Score(estimates, Example.OwnValues);
        // 0.653263 and without permits 0.392515; the other z and these would give z of permits to the last digit.
        var (told, other) = (result.Composites.Of("2142"), result.Composites.Of("2512"));
        Assert.Equal((0.7, 0.4), (told.Score, told.ScoreNoPermit));
        Assert.All(result.Sensitivity.Where(s => s.Isco08 == "2142"), s => Assert.Equal(Math.Round(s.Score!.Value, 1), s.Score));
        Assert.Equal(exact.Composites.Of("2512"), other);
        Assert.Equal((exact.Composites.Of("2142").Rank, exact.Composites.Of("2142").Class), (told.Rank, told.Class));
    }

    [Fact]
    public void Error_of_a_score_with_a_hidden_count_in_it_is_told_as_roughly()
    {
        var (tree, node) = (Example.Tree, Example.Tree.Find("2142"));
        var estimates = Example.Estimates with { Replicates = [.. Enumerable.Range(1, 9).Select(Sample)] };
        var exact = ShortageScoring.Composites(estimates, Example.OwnValues).Of("2142");
        estimates = estimates with { Counts = Example.Counts(tree, 100) };
        estimates.Counts[(int)Indicator.Permit][node] = 3;
        var told = ShortageScoring.Composites(estimates, Example.OwnValues).Of("2142");
        Assert.NotEqual(exact.Se, told.Se);
        Assert.Equal((Math.Ceiling(exact.Se!.Value * 10) / 10, Math.Round(exact.CiLow!.Value, 1), Math.Round(exact.CiHigh!.Value, 1)), (told.Se, told.CiLow, told.CiHigh));

        RawIndicators Sample(int number)
        {
            var raw = Example.Raw(tree);
            raw[Indicator.Vac, node] *= number / 5.0;
            return raw;
        }
    }

    [Fact]
    public void Occupation_known_only_through_the_groups_above_is_not_scored()
    {
        var (estimates, unit) = Borrowing(own: false);
        var row = ShortageScoring.Composites(estimates, Example.Rsi).Of(unit);
        Assert.Equal((null, 5, ShortageClass.Insufficient), (row.Score, row.Indicators, row.Class));
        Assert.NotNull(ShortageScoring.Composites(Borrowing(own: true).Estimates, Example.Rsi).Of(unit).Score);
    }

    [Fact]
    public void Score_mostly_from_groups_above_is_to_be_used_with_caution()
    {
        var (estimates, unit) = Borrowing(own: true);
        Assert.Equal(Quality.Caution, ShortageScoring.Composites(estimates, Example.Rsi).Of(unit).Quality);
        Assert.All(
            ShortageScoring.Score(estimates, Example.Rsi).SubIndices.Where(r => r.Isco08 == unit && r.Indicator <= Indicator.Underq),
            r => Assert.Equal((3, MissingReason.TooFew), (r.EstimatedAtLevel, r.Missing)));
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Value_that_is_no_number_counts_as_none(double value)
    {
        var (one, other) = (Example.Raw(Example.Tree), Example.Raw(Example.Tree));
        (one[Indicator.Vac, Example.Tree.Find("2221")], other[Indicator.Vac, Example.Tree.Find("2221")]) = (value, double.NaN);
        var infinite = ShortageScoring.Score(Example.Of(Example.Tree, one), Example.OwnValues);
        var missing = ShortageScoring.Score(Example.Of(Example.Tree, other), Example.OwnValues);
        Assert.Equal(missing.SubIndices, infinite.SubIndices);
        Assert.Equal(missing.Composites, infinite.Composites);
    }

    [Fact]
    public void Without_replicates_nothing_is_sure()
    {
        var row = Example.Result.Composites.Of("2512");
        Assert.Equal((null, null, null, null), (row.Se, row.CiLow, row.PPositive, row.RankLow));
        Assert.Equal((ShortageClass.Potential, Quality.Caution), (row.Class, row.Quality));
    }

    [Fact]
    public void Profile_with_years_of_its_own_needs_estimates_of_them()
    {
        var oihd = Example.Profile("oihd") with { Borrowed = [] };
        // The example has no growth of vacancies: pay and vacancies carry three eighths.
        Assert.Equal(0.375, ShortageScoring.Composites(Example.Estimates, oihd).Of("2142").Coverage, 12);
        Assert.All(
            ShortageScoring.Score(Example.Estimates, oihd).SubIndices.Where(r => r.Indicator == Indicator.Emp),
            r => Assert.Equal((null, MissingReason.NoData), (r.X, r.Missing)));

        var raw = Example.Raw(Example.Tree);
        raw.Of(Indicator.VacGrowth).Fill(0.1);
        var with = Example.Estimates with { Point = raw, OtherYears = new Dictionary<int, RawIndicators> { [2] = raw, [5] = raw } };
        Assert.Equal(1, ShortageScoring.Composites(with, oihd, new Dictionary<string, int> { ["2512"] = 2 }).Of("2142").Coverage);
    }

    /// <summary>Five unit groups of 222; the last is of too few respondents, and its registers are empty unless <paramref name="own"/>.</summary>
    static (IndicatorEstimates Estimates, string Unit) Borrowing(bool own)
    {
        string[] units = ["2221", "2222", "2223", "2224", "2225", "2231", "2241", "2211", "2111", "2311", "1111", "3111"];
        var tree = Example.TreeOf(units);
        var raw = new RawIndicators(tree.Count);
        var last = tree.Find("2225");
        foreach (var k in Enum.GetValues<Indicator>())
            for (var node = 0; node < tree.Count; node++)
                raw[k, node] = node == last && !own && k > Indicator.Underq ? double.NaN : Math.Sin(node * 7 + (int)k);
        return (
            Example.Of(tree, raw) with
            {
                Counts = [.. Example.Counts(tree, 100).Select((c, k) => c.Select((n, at) => at == last && k <= (int)Indicator.Underq ? 3 : n).ToArray())],
                Variance = [.. Enumerable.Range(0, RawIndicators.Kinds).Select(_ => new double[tree.Count])],
            },
            "2225");
    }
}
