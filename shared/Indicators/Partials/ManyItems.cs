namespace Pipeline.Indicators.Partials;

/// <summary>Reads lists.</summary>
static class ManyItems
{
    /// <summary>A count (int32) and as many items.</summary>
    public static T[] ReadMany<T>(this BinaryReader reader, Func<T> read)
    {
        // It grows with what is there: of damaged bytes the count may be anything.
        var items = new List<T>();
        for (var left = reader.ReadInt32(); left > 0; left--) items.Add(read());
        return [.. items];
    }
}
