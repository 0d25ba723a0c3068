using System.Runtime.CompilerServices;
using Pipeline.Indicators.Occupations;

namespace Pipeline.Indicators.Estimation;

/// <summary>One quantity for every group of the tree: from the data, and again from each bootstrap sample.</summary>
/// <param name="point">By position.</param>
/// <param name="replicates">By position times <paramref name="count"/> plus sample; empty without a bootstrap.</param>
public sealed class GroupValues(double[] point, double[] replicates, int count)
{
    /// <summary>Asks for the value of the data itself.</summary>
    public const int Point = -1;

    /// <summary>From the data, by position.</summary>
    internal double[] Points => point;

    /// <summary>By position times <see cref="Count"/> plus sample.</summary>
    internal double[] Samples => replicates;

    /// <summary>B; 0 without a bootstrap.</summary>
    internal int Count => count;

    /// <param name="sample">0 to B-1, or <see cref="Point"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double At(int node, int sample) => sample == Point ? point[node] : replicates[node * count + sample];

    /// <summary>Adds what is counted in each group to the groups above it. A parent stands before its children, so one pass from the end is enough.</summary>
    /// <param name="values">By position; <paramref name="width"/> of each.</param>
    internal static double[] RollUp(double[] values, OccupationTree tree, int width = 1)
    {
        for (var node = tree.Count - 1; node > 0; node--)
            LinearSum.AddScaled(values.AsSpan(tree.Nodes[node].Parent * width, width), values.AsSpan(node * width, width), 1);
        return values;
    }
}
