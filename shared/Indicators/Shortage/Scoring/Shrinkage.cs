using System.Runtime.CompilerServices;
using Pipeline.Indicators.Occupations;

namespace Pipeline.Indicators.Shortage;

/// <summary>
/// Borrows strength from the group above (step S7): within the children of a group, a value is drawn towards the group's own by how much of the
/// spread between the children is sampling error. An estimator of Fay and Herriot's kind (JASA 74, 1979) with the variance between by moments.
/// </summary>
/// <param name="nMin">A child of fewer respondents, or without a known variance, takes the group's value, and has no part in the spread.</param>
public sealed class Shrinkage(OccupationTree tree, int nMin)
{
    /// <summary>Fewer children than these tell nothing of the spread between them.</summary>
    const int FewestChildren = 3;

    /// <summary>Level at which nothing is known: the value is null.</summary>
    public const int NoLevel = -1;

    /// <param name="r">Relative values by position in the tree; the total's is 0, or NaN if there is no total.</param>
    /// <param name="variance">Sampling variances of <paramref name="r"/>; NaN where unknown.</param>
    /// <param name="counts">Respondents behind each value.</param>
    /// <param name="shrunk">Receives the values.</param>
    /// <param name="gamma">Receives the weight of the own value, 0 to 1.</param>
    /// <param name="level">Receives the level that the value was estimated at, or <see cref="NoLevel"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(
        ReadOnlySpan<double> r, ReadOnlySpan<double> variance, ReadOnlySpan<int> counts, Span<double> shrunk, Span<double> gamma, Span<int> level)
    {
        (shrunk[0], gamma[0], level[0]) = (r[0], 1, double.IsNaN(r[0]) ? NoLevel : 0);
        for (var parent = 0; parent < tree.Count; parent++)
        {
            if (tree.Children[parent].Length == 0) continue;
            var between = Between(tree.Children[parent], r, variance, counts);
            foreach (var child in tree.Children[parent])
            {
                var own = !IsUsable(r[child], variance[child], counts[child]) || double.IsNaN(between) ? double.NaN
                    : variance[child] == 0 ? 1
                    : between / (between + variance[child]);
                Lend(parent, child, own, r, shrunk, gamma, level);
            }
        }
    }

    /// <param name="own">Weight of the child's own value; NaN when it has none that can be used.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Lend(int parent, int child, double own, ReadOnlySpan<double> r, Span<double> shrunk, Span<double> gamma, Span<int> level)
    {
        gamma[child] = double.IsNaN(own) ? 0 : own;
        // The whole economy lends nothing to a group of which nothing is known: relative to itself it is 0 by definition.
        var isUnknown = double.IsNaN(shrunk[parent]) || (double.IsNaN(own) && parent == 0);
        shrunk[child] = isUnknown ? double.NaN
            : gamma[child] == 0 ? shrunk[parent]
            : gamma[child] * r[child] + (1 - gamma[child]) * shrunk[parent];
        level[child] = isUnknown ? NoLevel : gamma[child] == 0 ? level[parent] : tree.Nodes[child].Level;
    }

    /// <summary>The variance between the children, max(0, S2 - mean sampling variance); NaN for fewer than three usable children.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    double Between(int[] children, ReadOnlySpan<double> r, ReadOnlySpan<double> variance, ReadOnlySpan<int> counts)
    {
        var (count, sum, sampling) = (0, 0.0, 0.0);
        foreach (var child in children)
            if (IsUsable(r[child], variance[child], counts[child])) (count, sum, sampling) = (count + 1, sum + r[child], sampling + variance[child]);
        if (count < FewestChildren) return double.NaN;
        var squares = 0.0;
        foreach (var child in children)
            if (IsUsable(r[child], variance[child], counts[child])) squares += (r[child] - sum / count) * (r[child] - sum / count);
        return Math.Max(0, squares / (count - 1) - sampling / count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    bool IsUsable(double r, double variance, int count) => count >= nMin && !double.IsNaN(r) && !double.IsNaN(variance);
}
