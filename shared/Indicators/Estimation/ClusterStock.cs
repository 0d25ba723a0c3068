using System.Runtime.InteropServices;
using Pipeline.Indicators.Occupations;

namespace Pipeline.Indicators.Estimation;

/// <summary>What one record adds to a stock: written to partial files as it lies in memory.</summary>
/// <param name="Record">Stands for the vacancy or permit.</param>
/// <param name="Cluster">Stands for the employer.</param>
/// <param name="Node">Position in the tree.</param>
/// <param name="Days">Days that it was open or valid, times its positions.</param>
/// <param name="Share">Of the record, 1 unless its code is split.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct ClusterEntry(ulong Record, ulong Cluster, int Node, double Days, double Share);

/// <summary>
/// A mean daily stock by occupation. Its records come by employer, so its error is the employers': each may as well have come k times, k Poisson with mean 1,
/// which is the bootstrap of very many units that each have a small chance.
/// </summary>
public sealed class ClusterStock
{
    // The sums of so many samples stay in a core's own cache, whichever group an entry is of.
    const int SamplesAtOnce = 128;

    readonly OccupationTree _tree;
    readonly List<(ulong Cluster, int Node, double Value)> _entries = [];
    readonly double[] _own;
    readonly double[] _squares;

    /// <param name="days">In the window, or the part of it that there are files of.</param>
    public ClusterStock(OccupationTree tree, IReadOnlyList<ClusterEntry> entries, int days)
    {
        _tree = tree;
        (_own, _squares) = (new double[tree.Count], new double[tree.Count]);
        // A record counts once however many files name it.
        foreach (var entry in entries.DistinctBy(e => (e.Record, e.Node))) _own[entry.Node] += entry.Share;

        var sorted = Sorted(entries);
        var (of, touched) = (new double[tree.Count], new List<int>());
        for (var i = 0; i < sorted.Length;)
        {
            var (cluster, node, value) = (sorted[i].Cluster, sorted[i].Node, 0.0);
            for (; i < sorted.Length && sorted[i].Cluster == cluster && sorted[i].Node == node; i++) value += sorted[i].Days / days;
            _entries.Add((cluster, node, value));
            for (var at = node; at >= 0; at = tree.Nodes[at].Parent)
            {
                if (of[at] == 0) touched.Add(at);
                of[at] += value;
            }
            if (i < sorted.Length && sorted[i].Cluster == cluster) continue;
            foreach (var at in touched) (_squares[at], of[at]) = (_squares[at] + of[at] * of[at], 0);
            touched.Clear();
        }
    }

    /// <summary>By employer, group and days.</summary>
    static (ulong Cluster, int Node, double Days)[] Sorted(IReadOnlyList<ClusterEntry> entries)
    {
        (ulong[] keys, (ulong Cluster, int Node, double Days)[] rows) = ([.. entries.Select(e => e.Cluster)], [.. entries.Select(e => (e.Cluster, e.Node, e.Days))]);
        Array.Sort(keys, rows);
        for (var (i, end) = (0, 0); i < keys.Length; i = end)
        {
            for (end = i + 1; end < keys.Length && keys[end] == keys[i];) end++;
            if (end - i > 1) rows.AsSpan(i, end - i).Sort();
        }
        return rows;
    }

    /// <summary>The stocks, and those of each bootstrap sample.</summary>
    /// <param name="count">B; 0 for the stocks alone.</param>
    /// <param name="source">Marks its draws off from those of another source. Stocks of one source draw an employer alike.</param>
    public StockEstimate Estimate(int count = 0, long seed = 0, string source = "") => new(_tree, _own, _squares, Values(count, seed, source));

    GroupValues Values(int count, long seed, string source)
    {
        var totals = new double[_tree.Count];
        foreach (var entry in _entries) totals[entry.Node] += entry.Value;
        GroupValues.RollUp(totals, _tree);
        if (count == 0) return new(totals, [], 0);

        var samples = new double[_tree.Count * count];
        for (var first = 0; first < count; first += SamplesAtOnce) AddSamples(samples, count, first, Math.Min(SamplesAtOnce, count - first), seed, source);
        return new(totals, GroupValues.RollUp(samples, _tree, count), count);
    }

    /// <summary>Adds up some of the samples, from <paramref name="first"/> on.</summary>
    void AddSamples(double[] samples, int count, int first, int some, long seed, string source)
    {
        var (draws, stream) = (new ReplicateDraws(seed, some, first), CounterRandom.KeyOf(source));
        var drawn = (ulong?)null;
        ReadOnlySpan<double> factors = [];
        foreach (var (cluster, node, value) in _entries)
        {
            if (drawn != cluster) factors = draws.PoissonOne(cluster ^ stream);
            drawn = cluster;
            LinearSum.AddScaled(samples.AsSpan(node * count + first, some), factors, value);
        }
    }
}
