using Pipeline.Disclosure.Proofs;
using Pipeline.Disclosure.Rounding;

namespace Pipeline.Disclosure.Tests;

/// <summary>What a reader who knows the method cannot tell apart (P8).</summary>
public class AmbiguityTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(10)]
    public void P8_at_least_as_many_counts_as_the_base_lead_to_each_small_figure(int b)
    {
        foreach (var figure in new[] { 0, b })
        {
            Assert.Equal(Leading(figure, b), Range(PossibleCounts.Of(figure, b, first: true)));
            Assert.True(PossibleCounts.Of(figure, b, first: true).Width >= b - 1);
            Assert.True(PossibleCounts.Of(figure, b, first: false).Width >= b - 1);
        }
        // Later: whatever the history allows lies within what is said to be possible, and reaches its ends.
        var seen = new HashSet<(int Count, int Figure)>();
        Span<int> choices = stackalloc int[LeafChoices.Most];
        for (var before = 0; before < 4 * b; before++)
        {
            for (var figureBefore = 0; figureBefore < 5 * b; figureBefore += figureBefore == 0 ? b : 1)
            {
                if (Math.Abs(figureBefore - before) >= b) continue;
                for (var count = 0; count < 4 * b; count++)
                {
                    var n = LeafChoices.Later(count, before, figureBefore, b, choices);
                    Assert.InRange(n, 1, LeafChoices.Most);
                    foreach (var choice in choices[..n]) seen.Add((count, choice));
                }
            }
        }
        foreach (var figure in new[] { 0, b, b + 1, 2 * b })
        {
            var possible = PossibleCounts.Of(figure, b, first: false);
            var counts = seen.Where(s => s.Figure == figure).Select(s => s.Count).Order().Distinct().ToList();
            Assert.Equal(Range(possible), counts);
        }
    }

    [Fact]
    public void P8_fails_for_true_counts_and_for_rounding_to_the_nearest()
    {
        Assert.True(IsAmbiguous(5, x => x == 0 ? [0] : x >= 5 ? [x] : [0, 5]));
        Assert.False(IsAmbiguous(5, x => [x]));
        Assert.False(IsAmbiguous(5, x => [x >= 5 ? x : x < 3 ? 0 : 5]));
    }

    static bool IsAmbiguous(int b, Func<int, int[]> published) =>
        Enumerable.Range(0, 3 * b).SelectMany(x => published(x).Where(y => y <= b).Select(y => (x, y))).GroupBy(pair => pair.y, pair => pair.x)
            .All(counts => counts.Max() - counts.Min() >= b - 1);

    static List<int> Range(PossibleCounts possible) => [.. Enumerable.Range(possible.Min, possible.Width + 1)];

    static List<int> Leading(int figure, int b)
    {
        Span<int> choices = stackalloc int[LeafChoices.Most];
        var counts = new List<int>();
        for (var count = 0; count < 3 * b; count++)
            if (choices[..LeafChoices.First(count, b, choices)].Contains(figure)) counts.Add(count);
        return counts;
    }
}
