namespace Pipeline.Validation;

/// <summary>How many letters must be put in, taken out, replaced or swapped to make one text of another; case aside.</summary>
static class EditDistance
{
    const int MostOnStack = 64;

    /// <summary>The distance, or more than <paramref name="limit"/> when it is greater than that.</summary>
    public static int Between(string left, string right, int limit)
    {
        ReadOnlySpan<char> first = left, second = right;
        StripSame(ref first, ref second);
        var longer = Math.Max(first.Length, second.Length);
        if (longer - Math.Min(first.Length, second.Length) > limit) return limit + 1;
        if (longer <= 1) return longer;
        // What is left differs at both ends: one step mends it only if that is a swap.
        if (limit == 1) return first.Length == 2 && second.Length == 2 && AreSame(first[0], second[1]) && AreSame(first[1], second[0]) ? 1 : 2;
        return Between(first, second, limit);
    }

    /// <summary>Takes off what both begin and end with, which changes no distance.</summary>
    static void StripSame(ref ReadOnlySpan<char> left, ref ReadOnlySpan<char> right)
    {
        var most = Math.Min(left.Length, right.Length);
        var same = 0;
        while (same < most && AreSame(left[same], right[same])) same++;
        left = left[same..];
        right = right[same..];
        most -= same;
        for (same = 0; same < most && AreSame(left[^(same + 1)], right[^(same + 1)]);) same++;
        left = left[..^same];
        right = right[..^same];
    }

    static int Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int limit)
    {
        var width = right.Length + 2;
        Span<int> rows = width <= MostOnStack ? stackalloc int[3 * MostOnStack] : new int[3 * width];
        var before = rows[..width];
        var last = rows.Slice(width, width);
        var row = rows.Slice(2 * width, width);
        for (var j = 0; j < width; j++) last[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            // Further from the diagonal than the limit the distance is beyond it.
            var (from, to) = (Math.Max(1, i - limit), Math.Min(right.Length, i + limit));
            row[from - 1] = from == 1 ? i : limit + 1;
            var least = row[from - 1];
            for (var j = from; j <= to; j++)
            {
                var cost = AreSame(left[i - 1], right[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && AreSame(left[i - 1], right[j - 2]) && AreSame(left[i - 2], right[j - 1]))
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            // No later row has less than the least of this one.
            if (least > limit) return limit + 1;
            row[to + 1] = limit + 1;
            var next = before;
            before = last;
            last = row;
            row = next;
        }
        return Math.Min(last[right.Length], limit + 1);
    }

    static bool AreSame(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
