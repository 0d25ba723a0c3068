using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.ValidationReports.Tests;

public class LineRangesTests
{
    static LineRanges Of(params long[] lines)
    {
        var ranges = new LineRanges();
        foreach (var line in lines) ranges.Add(line);
        return ranges;
    }

    [Theory]
    [InlineData("16, 61, 120-131", 16, 61, 120, 121, 122, 123, 124, 125, 126, 127, 128, 129, 130, 131)]
    [InlineData("2, 3", 2, 3)]
    [InlineData("2-5", 5, 2, 4, 3, 3)]
    [InlineData("")]
    public void Lines_that_follow_each_other_are_one_range(string expected, params int[] lines) =>
        Assert.Equal(expected, Of([.. lines.Select(l => (long)l)]).ToString());

    [Fact]
    public void Lines_beyond_the_ranges_kept_are_not_listed_and_those_that_lengthen_one_are()
    {
        var ranges = Of([.. Enumerable.Range(1, 100).Select(i => 10L * i), 10L * LineRanges.MostRanges + 1]);
        Assert.Equal(LineRanges.MostRanges + 1, ranges.Listed);
        Assert.EndsWith("590, 600, 601", ranges.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_together_are_in_order() => Assert.Equal("2-4, 9", LineRanges.Union([Of(3, 9), Of(2, 4)]).ToString());

    [Fact]
    public void Every_line_is_listed_once_in_whatever_order_it_came() =>
        Prop.ForAll(Gen.Choose(1, 80).ListOf().ToArbitrary(), lines =>
        {
            var ranges = Of([.. lines.Select(l => (long)l)]);
            var read = ranges.ToString().Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split('-').Select(int.Parse).ToArray())
                .SelectMany(r => Enumerable.Range(r[0], r[^1] - r[0] + 1)).ToList();
            return read.SequenceEqual(lines.Distinct().Order()) && ranges.Listed == read.Count;
        }).Check(Laws.Cases());
}
