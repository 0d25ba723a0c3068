namespace Pipeline.Indicators.Partials;

/// <summary>Reads lists.</summary>
static class ManyItems
{
    /// <summary>A count (int32) and as many items.</summary>
    public static T[] ReadMany<T>(this BinaryReader reader, Func<T> read)
    {
        var items = new T[reader.ReadInt32()];
        for (var i = 0; i < items.Length; i++) items[i] = read();
        return items;
    }
}
