using FsCheck;
using FsCheck.Fluent;
using Pipeline.Disclosure.Proofs;
using Pipeline.Disclosure.Rounding;
using Pipeline.Disclosure.Tables;

namespace Pipeline.Disclosure.Tests;

/// <summary>What must hold of any release and of any two in turn; beside each law a release that breaks it, which must be found.</summary>
public class RoundingLawTests
{
    static readonly Config Cases = Laws.Cases(150);

    static readonly Gen<int> Count = Gen.Frequency((3, Gen.Constant(0)), (5, Gen.Choose(1, 4)), (3, Gen.Choose(5, 12)), (1, Gen.Choose(13, 400)));

    /// <summary>Two releases of one period: base, counts, and counts of which most have not changed.</summary>
    static readonly Arbitrary<(int Base, int[] Before, int[] After)> Histories = Arb.From(
        from b in Gen.Elements(3, 5, 10)
        from before in Count.ArrayOf(24)
        from drawn in Count.ArrayOf(24)
        from changed in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true))).ArrayOf(24)
        select (b, before, before.Select((x, i) => changed[i] ? drawn[i] : x).ToArray()));

    static RoundedTable Release(int b, int[] counts, RoundedTable? previous = null) =>
        Bed.Protect(Bed.Table(Bed.Small, i => counts[i]), Bed.SmallCubes, b, previous);

    static void Holds(Func<RoundedTable, RoundedTable, bool> law) => Prop.ForAll(Histories, history =>
    {
        var first = Release(history.Base, history.Before);
        return law(first, Release(history.Base, history.After, first));
    }).Check(Cases);

    static RoundedTable WithFigure(RoundedTable table, int leaf, int figure) =>
        table with { Published = [.. table.Published.Select((y, i) => i == leaf ? figure : y)] };

    static RoundedTable Sample(RoundedTable? previous = null) =>
        Release(5, [.. Enumerable.Range(0, 24).Select(i => (i * 7 + (previous is null ? 0 : i % 4 / 3)) % 13)], previous);

    [Fact]
    public void P1_no_figure_is_between_0_and_the_base() =>
        Holds((first, second) => ReleaseProofs.NoSmallFigure(first).Count + ReleaseProofs.NoSmallFigure(second).Count == 0);

    [Theory]
    [InlineData(3)]
    [InlineData(-5)]
    public void P1_finds_a_figure_put_in(int figure)
    {
        var found = Assert.Single(ReleaseProofs.NoSmallFigure(WithFigure(Sample(), 4, figure)));
        Assert.Equal("P1: permits, 2026-01: a figure between 0 and the base, or below 0, stands for 1 leaf; the first is D01.M.K03.", found.ToString());
    }

    [Fact]
    public void P2_a_sum_over_any_leaves_is_0_or_the_base_or_more() => Prop.ForAll(Histories, Gen.Choose(0, int.MaxValue).ToArbitrary(), (history, seed) =>
    {
        var table = Release(history.Base, history.After, Release(history.Base, history.Before));
        return NoSmallDifference(table, new Random(seed));
    }).Check(Cases);

    [Fact]
    public void P2_fails_for_true_counts() =>
        Assert.False(Enumerable.Range(0, 20).All(seed => NoSmallDifference(Sample() with { Published = Sample().Counts }, new Random(seed))));

    // What two overlapping queries give away is the sum of the leaves that one has beyond the other.
    static bool NoSmallDifference(RoundedTable table, Random random)
    {
        var wide = table.Published.Where(_ => random.Next(2) == 0).ToList();
        var inner = wide.Where(_ => random.Next(4) > 0).Sum();
        return wide.Sum() - inner is var left && (left == 0 || left >= table.Base || wide.Sum() == inner);
    }

    [Fact]
    public void P3_no_figure_is_off_by_the_base() =>
        Holds((first, second) => ReleaseProofs.NearTheTruth(first).Count + ReleaseProofs.NearTheTruth(second).Count == 0);

    [Fact]
    public void P3_finds_a_figure_that_is_off()
    {
        var table = Sample();
        Assert.Single(ReleaseProofs.NearTheTruth(WithFigure(table, 5, table.Counts[5] + 5)));
        Assert.Empty(ReleaseProofs.NearTheTruth(WithFigure(table, 5, table.Counts[5] + 4)));
    }

    [Fact]
    public void P4_every_margin_is_the_sum_of_its_leaves() => Holds((first, second) => new[] { first, second }.All(table =>
        ReleaseProofs.Additive(table, [.. Bed.SmallCubes.Select(table.Cells)]).Count == 0 &&
        Bed.SmallCubes.All(cube => table.Cells(cube).Values.Sum() == table.Published.Sum())));

    [Fact]
    public void P4_finds_a_margin_that_was_changed_or_left_out()
    {
        var table = Sample();
        foreach (var cube in Bed.SmallCubes)
        {
            var cells = table.Cells(cube);
            var changed = cells with { Values = [cells.Values[0] + 5, .. cells.Values[1..]] };
            Assert.Contains("the first is", Assert.Single(ReleaseProofs.Additive(table, [changed])).Text, StringComparison.Ordinal);
            var largest = Array.IndexOf(cells.Values, cells.Values.Max());
            T[] Without<T>(T[] column) => [.. column.Where((_, i) => i != largest)];
            var without = new CubeCells(cube, [.. cells.Codes.Select(Without)], Without(cells.Values));
            Assert.Contains("not there", Assert.Single(ReleaseProofs.Additive(table, [without])).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void P5_the_order_of_rows_changes_nothing() => Prop.ForAll(Histories, Gen.Choose(0, int.MaxValue).ToArbitrary(), (history, seed) =>
    {
        var random = new Random(seed);
        var (before, after) = (Bed.Table(Bed.Small, i => history.Before[i]), Bed.Table(Bed.Small, i => history.After[i]));
        var first = Bed.Protect(before, Bed.SmallCubes, history.Base);
        var shuffled = Bed.Protect(Bed.Shuffled(before, random), Bed.SmallCubes, history.Base);
        var second = Bed.Protect(after, Bed.SmallCubes, history.Base, first);
        return Same(first, shuffled) && Same(second, Bed.Protect(Bed.Shuffled(after, random), Bed.SmallCubes, history.Base, shuffled));
    }).Check(Cases);

    [Fact]
    public void P5_another_key_gives_another_release()
    {
        var counts = Bed.Skewed(Bed.Big, 6, new Random(3));
        var other = SmallCountRounding.Protect(counts, Bed.BigCubes, new(5, [.. Bed.Key.Reverse()]));
        Assert.False(Same(Bed.Protect(counts, Bed.BigCubes), other));
        Assert.False(Same(Bed.Protect(counts, Bed.BigCubes), Bed.Protect(counts with { Period = "2026-02" }, Bed.BigCubes)));
    }

    static bool Same(RoundedTable a, RoundedTable b) =>
        a.Published.SequenceEqual(b.Published) && a.Counts.SequenceEqual(b.Counts) && a.Codes.Zip(b.Codes).All(c => c.First.SequenceEqual(c.Second));

    [Fact]
    public void P6_a_count_that_has_not_changed_keeps_its_figure() => Holds((first, second) => ReleaseProofs.Sticky(second, first).Count == 0);

    [Fact]
    public void P6_finds_a_figure_drawn_anew()
    {
        var first = Sample();
        var second = Release(5, [.. Enumerable.Range(0, 24).Select(i => i * 7 % 13)], first);
        var leaf = Array.FindIndex(second.Published, y => y == 0);
        Assert.Empty(ReleaseProofs.Sticky(second, first));
        Assert.Single(ReleaseProofs.Sticky(WithFigure(second, leaf, 5), first));
        Assert.Empty(ReleaseProofs.Sticky(WithFigure(second, leaf, 5) with { Revision = 0 }, first));
    }

    [Fact]
    public void P7_a_figure_stays_or_moves_by_the_base_or_more() => Holds((first, second) => ReleaseProofs.NoSmallStep(second, first).Count == 0);

    [Fact]
    public void P7_finds_a_small_step()
    {
        var first = Sample();
        var second = Sample(first);
        var leaf = Array.FindIndex(second.Published, y => y >= 5);
        Assert.Single(ReleaseProofs.NoSmallStep(WithFigure(second, leaf, second.Published[leaf] + 4), first));
        Assert.Empty(ReleaseProofs.NoSmallStep(second with { Revision = 0, Published = [.. second.Published.Select(y => y + 1)] }, first));
    }

    [Fact]
    public void P10_names_the_level_that_is_off_and_no_true_figure()
    {
        var table = Bed.Protect(Bed.Skewed(Bed.Big, 6, new Random(1)), Bed.BigCubes);
        Assert.Empty(ReleaseProofs.Violations(table, null, [.. Bed.BigCubes.Select(table.Cells)], Bed.BigCubes, new()));

        // Everything up by the base where it may be: each leaf is near enough, the sums are not.
        var high = table with { Published = [.. table.Counts.Select(x => x is > 0 and < 5 ? 5 : x)] };
        Assert.Empty(ReleaseProofs.NoSmallFigure(high).Concat(ReleaseProofs.NearTheTruth(high)));
        var found = ReleaseProofs.Violations(high, null, [.. Bed.BigCubes.Select(high.Cells)], Bed.BigCubes, new());
        Assert.All(found, v => Assert.Equal("P10", v.Obligation));
        Assert.Contains(found, v => v.Text.StartsWith("total: a cell is off by", StringComparison.Ordinal) && v.Text.Contains("at most 15", StringComparison.Ordinal));
        Assert.Contains(found, v => v.Text.StartsWith("district x sex: the 60 cells are off by", StringComparison.Ordinal));
    }
}
