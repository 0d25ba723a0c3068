namespace Pipeline.StatisticsPublishing.Counting;

/// <summary>The places of a leaf's codes in one number: twelve bits for each dimension, at most five.</summary>
static class LeafKey
{
    const int Bits = 12;

    public const int MostDimensions = 5;

    public static ulong Add(ulong key, int place) => (key << Bits) | (uint)place;

    public static int[] PlacesOf(ulong key, int dimensions)
    {
        var places = new int[dimensions];
        for (var d = dimensions - 1; d >= 0; d--, key >>= Bits) places[d] = (int)(key & ((1 << Bits) - 1));
        return places;
    }
}
