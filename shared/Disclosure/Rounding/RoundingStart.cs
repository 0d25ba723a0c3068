namespace Pipeline.Disclosure.Rounding;

/// <summary>
/// Where the search starts. <paramref name="Published"/>: a figure for every leaf. <paramref name="Free"/>: the leaves with a choice, in the order of
/// their keyed draws; the two arrays of choices follow that order, <see cref="LeafChoices.Most"/> places to a leaf.
/// </summary>
sealed record RoundingStart(int[] Published, int[] Free, int[] Choices, byte[] ChoiceCounts)
{
    public static RoundingStart Of(PairedLeaves leaves, KeyedDraws draws, int b, bool first)
    {
        var published = new int[leaves.Keys.Length];
        var (order, free) = (new List<double>(), new List<int>());
        Span<int> choices = stackalloc int[LeafChoices.Most];
        for (var i = 0; i < published.Length; i++)
        {
            var n = ChoicesOf(leaves, i, b, first, choices);
            published[i] = choices[0];
            if (n == 1) continue;
            var draw = draws.Of(leaves.Keys[i], leaves.Counts[i]);
            // Unbiased: the base with the probability that its mean is the count. A figure that may stay starts as it is.
            var stays = !first && choices[0] == leaves.PublishedBefore[i];
            if (!stays && choices[..n].Contains(b) && draw < (double)leaves.Counts[i] / b) published[i] = b;
            order.Add(draw);
            free.Add(i);
        }
        double[] sorted = [.. order];
        int[] ordered = [.. free];
        Array.Sort(sorted, ordered);
        var (all, counts) = (new int[ordered.Length * LeafChoices.Most], new byte[ordered.Length]);
        for (var k = 0; k < ordered.Length; k++)
            counts[k] = (byte)ChoicesOf(leaves, ordered[k], b, first, all.AsSpan(k * LeafChoices.Most, LeafChoices.Most));
        return new(published, ordered, all, counts);
    }

    static int ChoicesOf(PairedLeaves leaves, int i, int b, bool first, Span<int> choices) => first
        ? LeafChoices.First(leaves.Counts[i], b, choices)
        : LeafChoices.Later(leaves.Counts[i], leaves.CountsBefore[i], leaves.PublishedBefore[i], b, choices);
}
