using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>One group in two drops: this one, and the one it is compared with.</summary>
/// <param name="Now">The measure; null when there was no value to make it of.</param>
readonly record struct GroupPair(string Label, long RowsNow, long RowsThen, double? Now, double? Then)
{
    /// <summary>Every group of either drop, in the order of their labels.</summary>
    public static IEnumerable<GroupPair> Join(GroupTable now, MeasureKind measuredNow, GroupTable then, MeasureKind measuredThen)
    {
        var (present, past) = (now.ByLabel(), then.ByLabel());
        return
            from label in present.Keys.Union(past.Keys).Order(StringComparer.Ordinal)
            let here = present.GetValueOrDefault(label) ?? new()
            let there = past.GetValueOrDefault(label) ?? new()
            select new GroupPair(label, here.Rows, there.Rows, here.Of(measuredNow), there.Of(measuredThen));
    }

    /// <summary>Where a figure must lie beside <paramref name="then"/>.</summary>
    public static string Bounds(Band band, double then) => $"{Figure.Of(then * (double)band.Low)}–{Figure.Of(then * (double)band.High)}";

    public Breach Tell(string expected, double now, double then) => new(Label.Length == 0 ? null : Label, Figure.Of(now), expected, Figure.Signed(now - then));
}
