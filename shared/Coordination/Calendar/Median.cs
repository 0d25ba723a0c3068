namespace Pipeline.Coordination;

static class Median
{
    /// <summary>The middle value, the mean of the two middle ones of an even number, null of none.</summary>
    public static double? Of(IEnumerable<long> values)
    {
        long[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? null : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0;
    }
}
