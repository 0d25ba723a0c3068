namespace Pipeline.StatisticsPublishing.Counting;

/// <summary>The places of a leaf's codes in one number: ten bits for each dimension, at most six: a code list has 1,024 codes at most.</summary>
static class LeafKey
{
    const int Bits = 10;

    public const int MostDimensions = 6;

    public const int MostCodes = 1 << Bits;

    public static ulong Add(ulong key, int place) => (key << Bits) | (uint)place;

    public static int[] PlacesOf(ulong key, int dimensions)
    {
        var places = new int[dimensions];
        for (var d = dimensions - 1; d >= 0; d--, key >>= Bits) places[d] = (int)(key & ((1 << Bits) - 1));
        return places;
    }
}
