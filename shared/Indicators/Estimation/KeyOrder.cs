using System.Runtime.CompilerServices;

namespace Pipeline.Indicators.Estimation;

/// <summary>
/// Puts entries of files in the order of a key without comparing all with one another: keys are hashes, so that their first bits spread them evenly. A night
/// sorts once, so that it is compiled whole at once instead of watched first.
/// </summary>
static class KeyOrder
{
    const int Bits = 16;

    /// <summary>Of so few, moving each to its place is quickest.</summary>
    const int Few = 32;

    public delegate ulong Key(in ClusterEntry entry);

    /// <returns>Each entry's key, and where it lies (its file times 2^32, and its place in it): by key, then in the order of files.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (ulong[] Keys, long[] Places) Of(StockFile[] files, Key keyOf)
    {
        var count = files.Sum(f => f.Entries.Length);
        var (unsorted, keys, places, ends) = (new ulong[count], new ulong[count], new long[count], new int[(1 << Bits) + 1]);
        var at = 0;
        foreach (var file in files)
            foreach (ref readonly var entry in file.Entries.AsSpan()) ends[(int)((unsorted[at++] = keyOf(entry)) >> (64 - Bits)) + 1]++;
        for (var bucket = 0; bucket < 1 << Bits; bucket++) ends[bucket + 1] += ends[bucket];
        at = 0;
        for (var file = 0; file < files.Length; file++)
            for (var i = 0; i < files[file].Entries.Length; i++, at++)
            {
                var to = ends[(int)(unsorted[at] >> (64 - Bits))]++;
                (keys[to], places[to]) = (unsorted[at], ((long)file << 32) + i);
            }
        // Filling a bucket has moved its beginning to its end.
        for (var (bucket, first) = (0, 0); bucket < 1 << Bits; first = ends[bucket++]) Sort(keys.AsSpan(first..ends[bucket]), places.AsSpan(first..ends[bucket]));
        return (keys, places);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static void Sort(Span<ulong> keys, Span<long> places)
    {
        if (keys.Length > Few)
        {
            SortMany(keys, places);
            return;
        }
        for (var i = 1; i < keys.Length; i++)
        {
            var (key, place, to) = (keys[i], places[i], i);
            for (; to > 0 && keys[to - 1] > key; to--) (keys[to], places[to]) = (keys[to - 1], places[to - 1]);
            (keys[to], places[to]) = (key, place);
        }
    }

    static void SortMany(Span<ulong> keys, Span<long> places)
    {
        keys.Sort(places);
        for (var (first, end) = (0, 0); first < keys.Length; first = end)
        {
            for (end = first + 1; end < keys.Length && keys[end] == keys[first];) end++;
            places[first..end].Sort();
        }
    }
}
