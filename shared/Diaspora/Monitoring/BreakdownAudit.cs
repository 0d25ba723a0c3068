namespace Pipeline.Diaspora;

/// <summary>
/// Does what a reader of a rounded total and of its rounded groups can do: works out between which counts each must lie, as the groups add up to the total. Only what is told goes
/// in, so that what is withheld for it tells nothing else.
/// </summary>
static class BreakdownAudit
{
    /// <summary>How many counts have to remain possible: as many as of a count that is not told, 1 to 4.</summary>
    const int Least = CountProtection.Threshold - 1;

    /// <param name="total">As told, above 0.</param>
    /// <param name="breakdowns">Groups of each column that somebody is in, as told; null where it is not.</param>
    public static bool LeavesRoom(int total, IReadOnlyList<IReadOnlyList<int?>> breakdowns)
    {
        var whole = RangeOf(total);
        var groups = breakdowns.Select(b => b.Select(RangeOf).ToArray()).ToList();
        for (var isNarrower = true; isNarrower;)
        {
            isNarrower = false;
            foreach (var of in groups)
            {
                var (low, high) = (of.Sum(g => g.Low), of.Sum(g => g.High));
                isNarrower |= Narrow(ref whole, low, high);
                for (var i = 0; i < of.Length; i++) isNarrower |= Narrow(ref of[i], whole.Low - (high - of[i].High), whole.High - (low - of[i].Low));
                if (isNarrower) break;
            }
        }
        return groups.SelectMany(of => of).Append(whole).All(range => range.High - range.Low + 1 >= Least);
    }

    /// <summary>The counts that are told like this: rounding moves a count by less than its base, and none below the threshold is told.</summary>
    static (int Low, int High) RangeOf(int? told) => told is { } count
        ? (Math.Max(CountProtection.Threshold, count - CountProtection.Base + 1), count + CountProtection.Base - 1)
        : (1, CountProtection.Threshold - 1);

    static bool Narrow(ref (int Low, int High) range, int low, int high)
    {
        var (before, after) = (range, (Math.Max(range.Low, low), Math.Min(range.High, high)));
        range = after;
        return before != after;
    }
}
