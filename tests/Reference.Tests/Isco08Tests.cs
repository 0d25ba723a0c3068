namespace Pipeline.Reference.Tests;

public sealed class Isco08Tests
{
    [Theory]
    [InlineData("2", 1, null)]
    [InlineData("22", 2, "2")]
    [InlineData("222", 3, "22")]
    [InlineData("2221", 4, "222")]
    [InlineData("0110", 4, "011")]
    [InlineData("0", 1, null)]
    public void A_code_knows_its_level_and_parent(string text, int level, string? parent)
    {
        var code = Isco08.Parse(text);
        Assert.Equal((text, level, parent), ($"{code}", code.Level, code.Parent?.ToString()));
    }

    [Theory]
    [InlineData(1, "0")]
    [InlineData(2, "01")]
    [InlineData(3, "011")]
    [InlineData(4, "0110")]
    public void A_code_is_cut_to_a_level(int level, string expected) => Assert.Equal(expected, $"{Isco08.Parse("0110").AtLevel(level)}");

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_code_has_no_finer_level_than_its_own(int level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Isco08.Parse("22").AtLevel(level));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("22211")]
    [InlineData("22a")]
    [InlineData("-1")]
    [InlineData(" 22")]
    [InlineData("２２")]
    public void Other_texts_are_refused(string? text)
    {
        Assert.False(Isco08.TryParse(text, null, out _));
        Assert.Throws<FormatException>(() => Isco08.Parse(text!));
    }
}
