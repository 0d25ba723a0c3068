using Pipeline.Disclosure.Rounding;
using Pipeline.Disclosure.Tables;

namespace Pipeline.Disclosure.Tests;

public class RoundingInputTests
{
    static readonly CountTable Table = Bed.Table(Bed.Small, i => i % 9);

    [Fact]
    public void Leaves_of_zero_take_no_room_whether_listed_or_not()
    {
        var protectedTable = Bed.Protect(Table, Bed.SmallCubes);
        int[] listed = [.. Enumerable.Range(0, 24).Where(i => Table.Counts[i] > 0)];
        var sparse = Table with { Codes = [.. Table.Codes.Select(c => Array.ConvertAll(listed, i => c[i]))], Counts = Array.ConvertAll(listed, i => Table.Counts[i]) };

        Assert.Equal(protectedTable.Published, Bed.Protect(sparse, Bed.SmallCubes).Published);
        Assert.DoesNotContain(0, protectedTable.Counts.Zip(protectedTable.Published, (x, y) => x + y));
    }

    [Fact]
    public void A_leaf_that_is_no_longer_there_counts_0()
    {
        var first = Bed.Protect(Table, Bed.SmallCubes);
        var gone = Table with { Codes = [.. Table.Codes.Select(_ => Array.Empty<ushort>())], Counts = [] };
        var second = Bed.Protect(gone, Bed.SmallCubes, previous: first);
        Assert.All(second.Counts, x => Assert.Equal(0, x));
        Assert.All(second.Published, y => Assert.Equal(5, 5 * (y / 5)));
        Assert.Empty(Proofs.ReleaseProofs.NoSmallStep(second, first));
        Assert.Empty(Proofs.ReleaseProofs.NearTheTruth(second));
    }

    [Fact]
    public void A_rebase_forgets_the_release_before()
    {
        var first = Bed.Protect(Table, Bed.SmallCubes);
        var later = Bed.Protect(Table with { Counts = [.. Table.Counts.Select(c => c + 1)] }, Bed.SmallCubes, previous: first);
        var rebased = SmallCountRounding.Protect(Table, Bed.SmallCubes, new(5, Bed.Key, Rebase: true), later);
        Assert.Equal((1, 0), (later.Revision, rebased.Revision));
        Assert.Equal(first.Published, rebased.Published);
    }

    [Fact]
    public void A_release_before_is_read_in_the_code_lists_of_today()
    {
        var first = Bed.Protect(Table, Bed.SmallCubes);
        IReadOnlyList<Dimension> today = [new("place", ["D00", "D04", "D03", "D02", "D01"]), Bed.Small[1], Bed.Small[2]];
        var cubes = Cube.WithMargins(today, 0, 0, 0);
        var same = Table with { Dimensions = today, Codes = [Array.ConvertAll(Table.Codes[0], c => (ushort)(4 - c)), .. Table.Codes[1..]] };

        Refused("recode it", () => Bed.Protect(same, cubes, previous: first));
        var second = Bed.Protect(same, cubes, previous: first.Recoded(today));
        Assert.Empty(Proofs.ReleaseProofs.Sticky(second, first.Recoded(today)));
        Assert.Equal(first.Published.Order(), second.Published.Order());
        Refused("Code D04 of place is no longer there", () => first.Recoded([new("place", ["D01", "D02", "D03"]), Bed.Small[1], Bed.Small[2]]));
        Refused("re-base", () => first.Recoded([Bed.Small[0], Bed.Small[1]]));
    }

    [Fact]
    public void What_contradicts_itself_is_refused_in_words()
    {
        var first = Bed.Protect(Table, Bed.SmallCubes);
        Refused("listed twice", () => Bed.Protect(Table with { Codes = [.. Table.Codes.Select(c => (ushort[])[c[1], .. c[1..]])] }, Bed.SmallCubes));
        Refused("below 0", () => Bed.Protect(Table with { Counts = [-1, .. Table.Counts[1..]] }, Bed.SmallCubes));
        Refused("base is 1", () => Bed.Protect(Table, Bed.SmallCubes, 1));
        Refused("a change of base is a re-base", () => Bed.Protect(Table, Bed.SmallCubes, 3, first));
        Refused("2026-02", () => Bed.Protect(Table with { Period = "2026-02" }, Bed.SmallCubes, previous: first));
        Refused("16 or more", () => SmallCountRounding.Protect(Table, Bed.SmallCubes, new(5, [1, 2, 3])));
        Refused("no code in place 7", () => Bed.Protect(Table with { Codes = [[7, .. Table.Codes[0][1..]], .. Table.Codes[1..]] }, Bed.SmallCubes));
        Refused("levels for 3 dimensions", () => Bed.Protect(Table, [new("odd", [0, 0])]));
    }

    static void Refused(string why, Action act) => Assert.Contains(why, Assert.Throws<ArgumentException>(act).Message, StringComparison.Ordinal);
}
