namespace Pipeline.Disclosure.Rounding;

/// <summary>
/// What may be published of a leaf, written into a span of <see cref="Most"/>; each method gives how many. One choice is a leaf that is not free.
/// </summary>
static class LeafChoices
{
    public const int Most = 5;

    /// <summary>A first release: exact from the base on, else 0 or the base.</summary>
    public static int First(int count, int b, Span<int> choices)
    {
        choices[0] = count == 0 ? 0 : count >= b ? count : 0;
        if (count == 0 || count >= b) return 1;
        choices[1] = b;
        return 2;
    }

    /// <summary>
    /// A later release: the figure before where the count has not changed; else that figure while it is near enough, or one that is at least the base
    /// away from it: 0, the base, the count, or one base further on. The last lets large leaves, too, make up for those that must stay. There is
    /// always one: where the figure before is too far off, the count itself or 0 is far enough from it.
    /// </summary>
    public static int Later(int count, int countBefore, int publishedBefore, int b, Span<int> choices)
    {
        if (count == countBefore)
        {
            choices[0] = publishedBefore;
            return 1;
        }
        var n = 0;
        if (Math.Abs(publishedBefore - count) < b) choices[n++] = publishedBefore;
        foreach (var value in (ReadOnlySpan<int>)[0, b, count, publishedBefore + (count > publishedBefore ? b : -b)])
            if ((value == 0 || value >= b) && Math.Abs(value - count) < b && Math.Abs(value - publishedBefore) >= b && !choices[..n].Contains(value))
                choices[n++] = value;
        return n;
    }
}
