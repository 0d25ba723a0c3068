namespace Pipeline.Diaspora.Tests;

public class CountProtectionTests
{
    [Fact]
    public void Small_counts_are_not_told_and_others_are_rounded_fairly_and_always_alike()
    {
        var protection = new CountProtection(new byte[32]);
        Assert.Equal([0, null, null, null, null], Enumerable.Range(0, 5).Select(n => protection.Protect("cell", n)));
        var drawn = Enumerable.Range(0, 4000).Select(i => protection.Protect($"cell {i}", 23)!.Value).ToList();
        Assert.Equal([20, 30], drawn.Distinct().Order());
        Assert.InRange(drawn.Average(), 22.7, 23.3);
        Assert.Equal(protection.Protect("cell", 47), protection.Protect("cell", 47));
    }

    [Fact]
    public void Only_who_agreed_to_statistics_is_counted_and_no_small_cell_is_told()
    {
        var many = Enumerable.Range(0, 12).Select(i => ProgrammeTests.Someone($"k{i}")).Append(ProgrammeTests.Someone("x") with { Consents = [] }).Append(ProgrammeTests.Someone("y") with { Profile = ProgrammeTests.Someone().Profile with { Specialty = "ORTHO" } });
        var counts = ExpertCounts.Of(many, ProgrammeTests.Day, new CountProtection(new byte[32]));
        Assert.All(counts, c => Assert.True(c.Experts is null or 10 or 20));
        Assert.Null(counts.Single(c => c is { Country: "DEU", Specialty: "ORTHO", Sex: "F" }).Experts);
    }
}
