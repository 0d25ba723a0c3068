using Pipeline.Disclosure.Tables;

namespace Pipeline.Disclosure.Rounding;

/// <summary>
/// The leaves of a period now and in the release before, one row for each that occurs in either, in the order of their codes. What is not listed in
/// one is 0 there.
/// </summary>
sealed record PairedLeaves(ulong[] Keys, int[] Counts, int[] CountsBefore, int[] PublishedBefore)
{
    /// <exception cref="ArgumentException">A leaf is listed twice or counts less than nothing.</exception>
    public static PairedLeaves Of(LeafKeys keys, CountTable now, RoundedTable? before)
    {
        var (nowKeys, nowOrder) = Sorted(keys, now.Codes, now.Counts.Length);
        for (var i = 1; i < nowKeys.Length; i++)
            if (nowKeys[i] == nowKeys[i - 1])
                throw new ArgumentException($"Leaf {keys.TextOf(nowKeys[i])} of {now.Dataset}, {now.Period}, is listed twice; each leaf is one row.");
        if (now.Counts.Any(c => c < 0)) throw new ArgumentException($"A count of {now.Dataset}, {now.Period}, is below 0.");
        var (oldKeys, oldOrder) = before is null ? ([], []) : Sorted(keys, before.Codes, before.Counts.Length);

        var size = nowKeys.Length + oldKeys.Length;
        var (all, x, oldX, oldY) = (new ulong[size], new int[size], new int[size], new int[size]);
        int n = 0, i1 = 0, i2 = 0;
        for (; i1 < nowKeys.Length || i2 < oldKeys.Length; n++)
        {
            all[n] = i2 == oldKeys.Length || (i1 < nowKeys.Length && nowKeys[i1] <= oldKeys[i2]) ? nowKeys[i1] : oldKeys[i2];
            if (i1 < nowKeys.Length && nowKeys[i1] == all[n]) x[n] = now.Counts[nowOrder[i1++]];
            if (i2 < oldKeys.Length && oldKeys[i2] == all[n]) (oldX[n], oldY[n]) = (before!.Counts[oldOrder[i2]], before.Published[oldOrder[i2++]]);
        }
        return new(all[..n], x[..n], oldX[..n], oldY[..n]);
    }

    static (ulong[] Keys, int[] Order) Sorted(LeafKeys keys, ushort[][] codes, int count)
    {
        var sorted = keys.Of(codes, count);
        int[] order = [.. Enumerable.Range(0, count)];
        Array.Sort(sorted, order);
        return (sorted, order);
    }
}
