using System.Runtime.CompilerServices;

namespace Pipeline.Indicators.Numerics;

/// <summary>Finds order statistics without sorting all (Hoare's FIND, Communications of the ACM 4, 1961, with a median of three as pivot).</summary>
public static class Selection
{
    /// <summary>Of so few, sorting is as quick; and after so many rounds it is surely quicker.</summary>
    const int Few = 16;
    const int MostRounds = 32;

    /// <summary>Puts the value of rank <paramref name="k"/> in its place, none above it before it and none below it after it.</summary>
    /// <param name="values">No NaN; put in another order.</param>
    /// <param name="k">From 0, below their number.</param>
    /// <returns>The value.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Find(Span<double> values, int k)
    {
        var (low, high) = (0, values.Length - 1);
        for (var round = 0; high - low >= Few && round < MostRounds; round++)
        {
            var (i, j) = Partition(values, low, high);
            if (k <= j) high = j;
            else if (k >= i) low = i;
            else return values[k];
        }
        values[low..(high + 1)].Sort();
        return values[k];
    }

    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    /// <param name="values">No NaN, at least one; put in another order.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Median(Span<double> values)
    {
        var middle = values.Length / 2;
        var upper = Find(values, middle);
        if (values.Length % 2 == 1) return upper;
        var lower = values[0];
        foreach (var value in values[1..middle]) lower = Math.Max(lower, value);
        return (lower + upper) / 2;
    }

    /// <summary>Up to j none is above the pivot, from i on none below it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static (int I, int J) Partition(Span<double> values, int low, int high)
    {
        var (a, b, c) = (values[low], values[(low + high) / 2], values[high]);
        var pivot = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
        var (i, j) = (low, high);
        while (i <= j)
        {
            while (values[i] < pivot) i++;
            while (values[j] > pivot) j--;
            if (i > j) break;
            (values[i], values[j]) = (values[j], values[i]);
            (i, j) = (i + 1, j - 1);
        }
        return (i, j);
    }
}
