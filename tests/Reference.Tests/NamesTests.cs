namespace Pipeline.Reference.Tests;

public sealed class NamesTests
{
    [Theory]
    [InlineData("dgie")]
    [InlineData("a1")]
    [InlineData("work-permits")]
    [InlineData("a23456789012345678901234567890bc")]
    public void Short_names_are_read(string text)
    {
        Assert.Equal(text, $"{AgencyId.Parse(text)}");
        Assert.Equal(text, $"{DatasetId.Parse(text)}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("1a")]
    [InlineData("-a")]
    [InlineData("DGIE")]
    [InlineData("d gie")]
    [InlineData("d_gie")]
    [InlineData("../x")]
    [InlineData("dgié")]
    [InlineData("a23456789012345678901234567890bcd")]
    public void Other_names_are_refused(string? text)
    {
        Assert.False(AgencyId.TryParse(text, null, out _));
        Assert.False(DatasetId.TryParse(text, null, out _));
        Assert.Throws<FormatException>(() => AgencyId.Parse(text!));
        Assert.Throws<FormatException>(() => DatasetId.Parse(text!));
    }

    [Fact]
    public void An_agency_that_was_never_named_is_the_unknown_one() => Assert.Equal("unknown", $"{default(AgencyId)}");

    [Fact]
    public void A_path_of_a_drop_has_four_parts()
    {
        Assert.True(DropPath.TryParse("dgie/work-permits/2026-10/permits v2.csv", out var path, out _));
        Assert.Equal(("dgie", "work-permits", "2026-10", "permits v2.csv"), ($"{path.Agency}", $"{path.Dataset}", $"{path.Period}", path.FileName));
        Assert.Equal("dgie/work-permits/2026-10/permits v2.csv", $"{path}");
    }

    [Theory]
    [InlineData("permits.csv", PathMistake.Parts)]
    [InlineData("dgie/work-permits/2026-10", PathMistake.Parts)]
    [InlineData("dgie/work-permits/2026-10/", PathMistake.Parts)]
    [InlineData("dgie/work-permits/2026-10/a/b.csv", PathMistake.Parts)]
    [InlineData("DGIE/work-permits/2026-10/b.csv", PathMistake.Agency)]
    [InlineData("dgie/Work permits/2026-10/b.csv", PathMistake.Dataset)]
    [InlineData("dgie/work-permits/2026-13/b.csv", PathMistake.Period)]
    public void A_path_that_is_wrong_says_which_part(string name, PathMistake mistake)
    {
        Assert.False(DropPath.TryParse(name, out _, out var found));
        Assert.Equal(mistake, found);
    }
}
