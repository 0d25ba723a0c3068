using Pipeline.Indicators.Occupations;
using Pipeline.Indicators.Shortage;

namespace Pipeline.Indicators.Tests.Shortage;

public class BorrowingTests
{
    [Fact]
    public void Children_are_drawn_towards_their_group_by_their_share_of_sampling_error()
    {
        var (shrunk, gamma, level) = Shrink([.120, .045, -.010, .085, .030], [.060, .020, .030, .045, .015], [100, 100, 100, 100, 100]);
        Assert.Equal([.232000, .731092, .547170, .349398, .828571], Rounded(gamma));
        Assert.Equal([.058560, .043655, .012642, .055723, .031714], Rounded(shrunk));
        Assert.All(level, l => Assert.Equal(4, l));
    }

    [Fact]
    public void A_small_child_takes_the_groups_value_and_moves_no_other()
    {
        var (with, _, levels) = Shrink([.120, .045, -.010, .085, .900], [.060, .020, .030, .045, .015], [100, 100, 100, 100, 3]);
        var (without, _, _) = Shrink([.120, .045, -.010, .085], [.060, .020, .030, .045], [100, 100, 100, 100]);
        Assert.Equal(without, with[..4]);
        Assert.Equal((.040, 2), (with[4], levels[4]));
    }

    [Fact]
    public void Two_children_tell_nothing_of_the_spread() =>
        Assert.Equal([.040, .040], Shrink([.120, .045], [.060, .020], [100, 100]).Shrunk);

    [Fact]
    public void Child_without_value_or_variance_takes_the_groups_value() =>
        Assert.Equal(
            [.040, .040], Shrink([double.NaN, .045, -.010, .085, .030], [.060, double.NaN, .030, .045, .015], [100, 100, 100, 100, 100]).Shrunk[..2]);

    [Fact]
    public void Exact_children_keep_their_values() => Assert.Equal([1, 2, 3], Shrink([1, 2, 3], [0, 0, 0], [100, 100, 100]).Shrunk);

    [Fact]
    public void Children_that_differ_by_no_more_than_their_error_are_all_the_group() =>
        Assert.Equal([.040, .040, .040], Shrink([.041, .040, .039], [.5, .5, .5], [100, 100, 100]).Shrunk);

    [Fact]
    public void Economy_lends_nothing_to_a_group_of_which_nothing_is_known()
    {
        var tree = Example.TreeOf(["1111", "2111"]);
        var (r, shrunk, gamma, level) = (new double[tree.Count], new double[tree.Count], new double[tree.Count], new int[tree.Count]);
        new Shrinkage(tree, 30).Apply(r, new double[tree.Count], new int[tree.Count], shrunk, gamma, level);
        Assert.Equal(0, shrunk[0]);
        Assert.All(shrunk[1..], v => Assert.Equal(double.NaN, v));
        Assert.All(level[1..], l => Assert.Equal(Shrinkage.NoLevel, l));
    }

    [Fact]
    public void Rank_sets_hold_every_rank_that_the_errors_allow()
    {
        // 2512, 2142, 2221, 7411, 3313
        var sets = RankSets.Of([1.11, .65, -.04, -.62, -1.54], [.35, .30, .25, .40, .30], 0.05);
        Assert.Equal([(1, 4), (1, 4), (1, 4), (1, 5), (4, 5)], sets.Select(s => s!.Value));
    }

    [Fact]
    public void Rank_set_without_error_is_the_rank() =>
        Assert.Equal([(1, 1), (2, 2), (3, 3)], RankSets.Of([3, 2, 1], [0, 0, 0], 0.05).Select(s => s!.Value));

    [Fact]
    public void Unit_of_unknown_error_has_no_set_and_is_apart_from_no_other() =>
        Assert.Equal([(1, 2), null, (2, 3), null], RankSets.Of([3, 2, 1, double.NaN], [0, double.NaN, 0, 0], 0.05));

    /// <summary>Shrinks the unit groups 2221 ... of a group 222 whose own value, .040, was taken from 22, where everything is exact.</summary>
    static (double[] Shrunk, double[] Gamma, int[] Level) Shrink(double[] r, double[] se, int[] counts)
    {
        var units = r.Select((_, i) => $"222{i + 1}").ToArray();
        OccupationTree tree = Example.TreeOf([.. units, "2111", "2311", "1111", "3111"]);
        var (values, variances, n) = (new double[tree.Count], new double[tree.Count], Enumerable.Repeat(100, tree.Count).ToArray());
        // Sub-major groups that differ, without error, keep what they are; 222 is a single child and takes the value of 22.
        (values[tree.Find("21")], values[tree.Find("22")], values[tree.Find("23")]) = (0, .040, .090);
        for (var i = 0; i < units.Length; i++)
            (values[tree.Find(units[i])], variances[tree.Find(units[i])], n[tree.Find(units[i])]) = (r[i], se[i] * se[i], counts[i]);
        var (shrunk, gamma, level) = (new double[tree.Count], new double[tree.Count], new int[tree.Count]);
        new Shrinkage(tree, 30).Apply(values, variances, n, shrunk, gamma, level);
        Assert.Equal(.040, shrunk[tree.Find("222")]);
        return ([.. units.Select(u => shrunk[tree.Find(u)])], [.. units.Select(u => gamma[tree.Find(u)])], [.. units.Select(u => level[tree.Find(u)])]);
    }

    static IEnumerable<double> Rounded(double[] values) => values.Select(v => Math.Round(v, 6));
}
