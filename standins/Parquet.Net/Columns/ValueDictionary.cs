using System.Buffers;
using System.Runtime.InteropServices;

namespace Parquet.Columns;

/// <summary>The distinct values of a column in order of appearance, and for each value where it stands among them.</summary>
sealed class ValueDictionary<T> : IDisposable where T : notnull
{
    readonly int[] _indexes;
    readonly int _count;

    ValueDictionary(int count)
    {
        _indexes = ArrayPool<int>.Shared.Rent(count);
        _count = count;
    }

    public List<T> Distinct { get; } = [];

    public ReadOnlySpan<int> Indexes => _indexes.AsSpan(0, _count);

    /// <summary>Null if distinct values make up more than <paramref name="threshold"/> of the values, or of the first of them.</summary>
    /// <param name="sample">How many values may tell that the rest is not worth looking at.</param>
    public static ValueDictionary<T>? TryBuild(ReadOnlySpan<T> values, IEqualityComparer<T> comparer, double threshold, int sample)
    {
        if (values.IsEmpty) return null;
        var dictionary = new ValueDictionary<T>(values.Length);
        if (dictionary.Fill(values, comparer, threshold, sample)) return dictionary;
        dictionary.Dispose();
        return null;
    }

    public void Dispose() => ArrayPool<int>.Shared.Return(_indexes);

    bool Fill(ReadOnlySpan<T> values, IEqualityComparer<T> comparer, double threshold, int sample)
    {
        var most = (int)(values.Length * threshold);
        var known = new Dictionary<T, int>(comparer);
        for (var i = 0; i < values.Length; i++)
        {
            ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(known, values[i], out var exists);
            if (!exists)
            {
                if (Distinct.Count >= most || i >= sample && Distinct.Count > i * threshold) return false;
                index = Distinct.Count;
                Distinct.Add(values[i]);
            }
            _indexes[i] = index;
        }
        return true;
    }
}
