using FsCheck;
using FsCheck.Fluent;
using Pipeline.Indicators.Numerics;
using Pipeline.Indicators.Occupations;
using Pipeline.Indicators.Shortage;

namespace Pipeline.Indicators.Tests.Shortage;

/// <summary>What must hold of the index for any data.</summary>
public class ScoringLawTests
{
    static readonly string[] Units =
        ["1111", "1112", "1113", "1211", "2111", "2112", "2113", "2114", "2211", "2212", "3111", "3112", "3113", "7111", "7112", "7113"];

    static readonly ShortageProfile Quick = Example.Rsi with { Draws = 3, OtherYears = [] };

    [Fact]
    public void Order_of_the_groups_changes_nothing() => Check(estimates =>
    {
        var tree = new OccupationTree(estimates.Tree.Nodes.Skip(1).Reverse().Select(n => KeyValuePair.Create(n.Code, n.Title)));
        return Same(Score(estimates), Score(estimates with { Tree = tree }), 0);
    });

    [Fact]
    public void What_is_added_to_an_indicator_of_all_and_of_the_total_changes_nothing() => Check(estimates =>
        Same(Score(estimates), Score(Shifted(estimates, Indicator.Hrs, 0.25)), 1e-9));

    [Fact]
    public void Weights_in_another_unit_change_nothing() => Check(estimates =>
        Same(Score(estimates), Score(estimates, Quick with { Weights = Quick.Weights.ToDictionary(w => w.Key, w => w.Value * 7) }), 1e-9));

    [Fact]
    public void Occupation_in_the_middle_of_an_indicator_has_z_0() => Check(estimates =>
    {
        var result = Score(estimates);
        return result.Scales.All(s =>
        {
            var z = result.SubIndices.Where(r => r.Indicator == s.Term.Indicator && r.Z is not null).Select(r => r.Z!.Value).Order().ToArray();
            return z.Length % 2 == 0 || z[z.Length / 2] == 0;
        });
    });

    [Fact]
    public void Value_that_is_selected_is_the_one_that_sorting_puts_there()
    {
        var lists = from size in Gen.Choose(1, 400) from most in Gen.Elements(1, 9, 9999) from list in Gen.Choose(-most, most).ArrayOf(size) select list;
        Prop.ForAll(lists.ToArbitrary(), list =>
        {
            double[] values = [.. list.Select(v => v / 4.0)], sorted = [.. values.Order()];
            int[] ranks = [0, sorted.Length / 4, sorted.Length / 2, sorted.Length - 1];
            return ranks.All(k => Selection.Find([.. values], k) == sorted[k]) && Selection.Median([.. values]) == Quantiles.Median(sorted)
                && ranks.All(k => Selection.Find([.. sorted], k) == sorted[k]) && ranks.All(k => Selection.Find([.. sorted.Reverse()], k) == sorted[k]);
        }).Check(Laws.Cases(300));
    }

    [Fact]
    public void Indicator_missing_of_all_is_its_weight_dropped() => Check(estimates =>
    {
        var missing = Copy(estimates, raw => raw.Of(Indicator.Vac).Fill(double.NaN));
        // The limits of coverage are of the whole weight, of which a dropped weight is no part.
        var unlimited = Quick with { MinWeightCoverage = 0, MinCount = 1 };
        var without = unlimited with { Weights = Quick.Weights.ToDictionary(w => w.Key, w => w.Key == "VAC" ? 0 : w.Value) };
        return Score(missing, unlimited).Composites.Zip(Score(estimates, without).Composites).All(pair => pair.First.Score == pair.Second.Score);
    });

    [Fact]
    public void Occupation_of_too_few_moves_the_others_by_centre_and_spread_only() => Check(estimates =>
    {
        var node = estimates.Tree.Find("2112");
        var few = estimates with { Counts = [.. estimates.Counts.Select(c => c.Select((n, at) => at == node ? 3 : n).ToArray())] };
        var gone = Copy(few, raw => Each(k => raw[k, node] = double.NaN));
        return Score(few).SubIndices.Zip(Score(gone).SubIndices).Where(p => p.First.Isco08 != "2112" && p.First.Indicator <= Indicator.Underq)
            .All(p => p.First.RShrunk == p.Second.RShrunk && p.First.Gamma == p.Second.Gamma);
    });

    [Fact]
    public void Scores_are_weighted_means_of_what_is_there() => Check(estimates =>
    {
        var result = Score(estimates);
        return result.Composites.Where(c => c.Score is not null).All(c =>
        {
            var there = result.SubIndices.Where(r => r.Isco08 == c.Isco08 && r.Z is not null)
                .Select(r => (r.Z, W: Quick.Weights[r.Indicator.ToString().ToUpperInvariant()])).ToList();
            return Math.Abs(there.Sum(t => t.W * t.Z!.Value) / there.Sum(t => t.W) - c.Score!.Value) < 1e-9;
        });
    });

    [Fact]
    public void Ranks_are_a_numbering_by_score_then_code() => Check(estimates =>
    {
        var rows = Score(estimates).Composites.Where(c => c.Rank is not null).OrderBy(c => c.Rank).ToList();
        return rows.Select(r => r.Rank!.Value).SequenceEqual(Enumerable.Range(1, rows.Count))
            && rows.SequenceEqual(rows.OrderByDescending(r => Math.Round(r.Score!.Value, 9)).ThenBy(r => r.Isco08, StringComparer.Ordinal));
    });

    [Fact]
    public void Scores_that_agree_to_nine_digits_rank_by_code_and_share_an_average_rank()
    {
        var ranking = Ranking.Of([2, 1, 2 + 1e-12, double.NaN, 1, 3]);
        Assert.Equal([2, 4, 3, 0, 5, 1], ranking.Ranks);
        Assert.Equal([2.5, 4.5, 2.5, double.NaN, 4.5, 1], ranking.AverageRanks);
        Assert.Equal((90, null, 0.8), (ranking.Percentile(5), ranking.Percentile(3), Ranking.Of([1, 2, 3, double.NaN, 1, 9]).MeanShift(ranking)));
    }

    [Fact]
    public void Replicates_give_every_score_an_interval_about_its_rank() => Check(estimates =>
        Score(WithReplicates(estimates)).Composites.Where(c => c.Se is not null).All(c =>
            c.Se >= 0 && c.CiLow <= c.CiHigh && c.PPositive is > 0 and <= 1 && c.RankLow <= c.Rank && c.Rank <= c.RankHigh));

    [Fact]
    public void Same_input_gives_the_same_rows_whatever_the_threads() => Check(estimates =>
    {
        var with = WithReplicates(estimates);
        return Same(Score(with), Score(with), 0);
    });

    static ShortageResult Score(IndicatorEstimates estimates, ShortageProfile? profile = null) => ShortageScoring.Score(estimates, profile ?? Quick);

    static bool Same(ShortageResult one, ShortageResult other, double tolerance) =>
        one.Composites.Zip(other.Composites).All(p => Near(p.First.Score, p.Second.Score) && Near(p.First.Se, p.Second.Se)
            && (tolerance > 0 || p.First == p.Second))
        && one.Sensitivity.Zip(other.Sensitivity).All(p => Near(p.First.Score, p.Second.Score))
        && (tolerance > 0 || (one.SubIndices.SequenceEqual(other.SubIndices) && one.Sensitivity.SequenceEqual(other.Sensitivity)));

    static bool Near(double? one, double? other) => one is null == other is null && (one is null || Math.Abs(one.Value - other!.Value) <= 1e-9);

    static IndicatorEstimates Shifted(IndicatorEstimates estimates, Indicator indicator, double by) => Copy(estimates, raw =>
    {
        foreach (ref var x in raw.Of(indicator)) x += by;
    });

    static IndicatorEstimates Copy(IndicatorEstimates estimates, Action<RawIndicators> change)
    {
        var raw = new RawIndicators(estimates.Tree.Count);
        Each(k => estimates.Point.Of(k).CopyTo(raw.Of(k)));
        change(raw);
        return estimates with { Point = raw };
    }

    static IndicatorEstimates WithReplicates(IndicatorEstimates estimates)
    {
        var replicates = Enumerable.Range(1, 40).Select(b =>
        {
            var raw = new RawIndicators(estimates.Tree.Count);
            Each(k =>
            {
                for (var node = 0; node < estimates.Tree.Count; node++)
                    raw[k, node] = estimates.Point[k, node] + 0.2 * new CounterRandom(1, b, (ulong)node).Normal((int)k);
            });
            return raw;
        }).ToList();
        return estimates with { Replicates = replicates, Variance = null };
    }

    static void Each(Action<Indicator> action)
    {
        foreach (var indicator in Enum.GetValues<Indicator>()) action(indicator);
    }

    /// <summary>Values from -1 to 1 of every group, one in eight of them missing, with counts about the smallest that count.</summary>
    static void Check(Func<IndicatorEstimates, bool> law)
    {
        var tree = Example.TreeOf(Units);
        var value = Gen.Frequency((7, Gen.Choose(-1000, 1000).Select(i => i / 1000.0)), (1, Gen.Constant(double.NaN)));
        var estimates =
            from values in value.ArrayOf(RawIndicators.Kinds * tree.Count)
            from counts in Gen.Choose(15, 300).ArrayOf(RawIndicators.Kinds * tree.Count)
            from variances in Gen.Choose(1, 400).Select(i => i / 1000.0).ArrayOf(RawIndicators.Kinds * tree.Count)
            select Make(tree, values, counts, variances);
        Prop.ForAll(estimates.ToArbitrary(), law).Check(Laws.Cases(60));
    }

    static IndicatorEstimates Make(OccupationTree tree, double[] values, int[] counts, double[] variances)
    {
        var raw = new RawIndicators(tree.Count);
        Each(k => values.AsSpan((int)k * tree.Count, tree.Count).CopyTo(raw.Of(k)));
        Each(k => raw[k, 0] = double.IsNaN(raw[k, 0]) ? 0 : raw[k, 0]);
        return Example.Of(tree, raw) with { Counts = [.. counts.Chunk(tree.Count)], Variance = [.. variances.Chunk(tree.Count)] };
    }
}
