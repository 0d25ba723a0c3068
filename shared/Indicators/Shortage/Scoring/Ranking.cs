using System.Runtime.CompilerServices;

namespace Pipeline.Indicators.Shortage;

/// <summary>Ranks from the highest score, 1. Scores that agree to 1e-9 tie: they rank by code, and share an average rank.</summary>
/// <param name="Ranks">By unit; 0 without a score.</param>
/// <param name="AverageRanks">By unit; NaN without a score.</param>
/// <param name="Count">Units with a score.</param>
public sealed record Ranking(int[] Ranks, double[] AverageRanks, int Count)
{
    const int Digits = 9;

    /// <param name="scores">By unit, units by code; NaN for none.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Ranking Of(ReadOnlySpan<double> scores)
    {
        var (rounded, order, count) = (new double[scores.Length], new int[scores.Length], 0);
        for (var unit = 0; unit < scores.Length; unit++)
        {
            if (double.IsNaN(scores[unit])) continue;
            rounded[unit] = Math.Round(scores[unit], Digits);
            order[count++] = unit;
        }
        Sort(rounded, order.AsSpan(0, count));

        var (ranks, averages) = (new int[scores.Length], new double[scores.Length]);
        Array.Fill(averages, double.NaN);
        for (var first = 0; first < count;)
        {
            var last = first;
            while (last + 1 < count && rounded[order[last + 1]] == rounded[order[first]]) last++;
            for (var at = first; at <= last; at++) (ranks[order[at]], averages[order[at]]) = (at + 1, (first + last) / 2.0 + 1);
            first = last + 1;
        }
        return new(ranks, averages, count);
    }

    /// <summary>From the highest score; units that tie by code.</summary>
    static void Sort(double[] scores, Span<int> order)
    {
        var keys = new double[order.Length];
        for (var at = 0; at < keys.Length; at++) keys[at] = -scores[order[at]];
        keys.AsSpan().Sort(order);
        for (var (first, end) = (0, 0); first < keys.Length; first = end)
        {
            for (end = first + 1; end < keys.Length && keys[end] == keys[first];) end++;
            if (end - first > 1) order[first..end].Sort();
        }
    }

    public int? Rank(int unit) => Ranks[unit] == 0 ? null : Ranks[unit];

    /// <summary>100 (N - rank + 0.5) / N: 100 would be above all.</summary>
    public double? Percentile(int unit) => Ranks[unit] == 0 ? null : 100 * (Count - Ranks[unit] + 0.5) / Count;

    /// <summary>The mean absolute shift of ranks to another ranking of the same units, over those with a rank in both; null when there are none.</summary>
    public double? MeanShift(Ranking other)
    {
        var (sum, both) = (0, 0);
        for (var unit = 0; unit < Ranks.Length; unit++)
            if (Ranks[unit] > 0 && other.Ranks[unit] > 0) (sum, both) = (sum + Math.Abs(other.Ranks[unit] - Ranks[unit]), both + 1);
        return both > 0 ? (double)sum / both : null;
    }
}
