using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.Indicators.Tests;

public class CountTreeTests
{
    const int Threshold = 10;

    [Fact]
    public void Small_cell_takes_the_smallest_sibling_with_it() =>
        Assert.Equal(["2112", "2113"], Suppressed(("2111", 40), ("2112", 4), ("2113", 12), ("2114", 90)));

    [Fact]
    public void Under_a_group_hidden_for_its_sibling_a_part_is_hidden_too() =>
        Assert.Equal(["21", "22", "212", "221", "2120", "2212"], Suppressed(("2120", 4), ("2211", 30), ("2212", 20), ("2310", 60)).Order(ByLevel));

    [Fact]
    public void Small_cells_that_add_up_to_little_take_another_with_them() =>
        Assert.Equal(["2111", "2112", "2113"], Suppressed(("2111", 2), ("2112", 3), ("2113", 12), ("2114", 90)));

    [Fact]
    public void Few_permits_that_no_unit_group_shows_are_not_given_away_by_subtraction() =>
        Assert.Equal(["2111"], Suppressed(("2111", 40), ("2112", 50), ("211", 3)));

    [Fact]
    public void Large_cells_stay_as_they_are() => Assert.Empty(Suppressed(("2110", 40), ("3120", 50), ("21", 30)));

    [Fact]
    public void No_small_cell_is_published() => Check(tree => tree.Nodes().All(n => n.IsSuppressed || n.Count is 0 or >= Threshold));

    [Fact]
    public void No_sum_leaves_a_single_unknown() => Check(tree => tree.Nodes().Where(n => n.Parts.Count > 0).All(n =>
        Unknown(n).Count != 1 || (!n.IsSuppressed && Unknown(n)[0] >= Threshold)));

    [Fact]
    public void Unknown_parts_of_a_published_group_together_reach_the_threshold() => Check(tree =>
        tree.Nodes().Where(n => !n.IsSuppressed && Unknown(n).Count > 0).All(n => Unknown(n).Sum() >= Threshold));

    [Fact]
    public void Parts_never_exceed_their_group() => Check(tree => tree.Nodes().All(n => n.Parts.Sum(p => p.Count) <= n.Count));

    /// <summary>What a reader who adds and subtracts does not know of a group's sum: its hidden parts, permits in no part, and itself.</summary>
    static List<int> Unknown(CountTree node)
    {
        var unknown = node.Parts.Where(p => p.IsSuppressed).Select(p => p.Count).ToList();
        var inNoPart = node.Count - node.Parts.Sum(p => p.Count);
        if (inNoPart > 0 && node.Parts.Count > 0) unknown.Add(inNoPart);
        if (node.IsSuppressed) unknown.Add(node.Count);
        return unknown;
    }

    static readonly Comparer<string> ByLevel = Comparer<string>.Create((a, b) => (a.Length, a).CompareTo((b.Length, b)));

    static IEnumerable<string> Suppressed(params (string Code, int Count)[] counts) =>
        CountTree.Build(counts.ToDictionary(c => c.Code, c => c.Count), Threshold).Nodes().Where(n => n.IsSuppressed).Select(n => n.Code);

    static void Check(Func<CountTree, bool> law)
    {
        var code = Gen.Choose(0, 4).SelectMany(digits => Gen.Choose(1, 3).ArrayOf(4)
            .Select(d => digits == 0 ? CellEstimate.Total : string.Concat(d)[..digits]));
        var count = Gen.OneOf(Gen.Choose(1, 12), Gen.Choose(1, 80));
        var counts = (from c in code from n in count select (c, n)).ListOf()
            .Select(list => list.DistinctBy(x => x.c).ToDictionary(x => x.c, x => x.n));
        Prop.ForAll(counts.ToArbitrary(), c => law(CountTree.Build(c, Threshold))).Check(Laws.Cases(500));
    }
}
