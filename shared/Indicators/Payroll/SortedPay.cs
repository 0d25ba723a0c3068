namespace Pipeline.Indicators.Payroll;

/// <summary>Medians of pay that lies in several sorted lists, exactly and without merging them. Pay is in hundredths of a franc.</summary>
static class SortedPay
{
    /// <summary>RWF; of an even number the mean of the middle two. NaN when all lists are empty.</summary>
    public static double Median(IReadOnlyList<long[]> lists)
    {
        var count = lists.Sum(l => (long)l.Length);
        if (count == 0) return double.NaN;
        var low = At(lists, (count - 1) / 2);
        return (low + (count % 2 == 0 ? At(lists, count / 2) : low)) / 200.0;
    }

    /// <summary>The value at a place, from 0, of all in order: the least that more than so many do not exceed.</summary>
    static long At(IReadOnlyList<long[]> lists, long place)
    {
        var (low, high) = (lists.Where(l => l.Length > 0).Min(l => l[0]), lists.Where(l => l.Length > 0).Max(l => l[^1]));
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (lists.Sum(l => (long)UpTo(l, middle)) > place) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /// <summary>How many do not exceed a value.</summary>
    static int UpTo(long[] sorted, long value)
    {
        var (from, to) = (0, sorted.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (sorted[middle] <= value) from = middle + 1;
            else to = middle;
        }
        return from;
    }
}
