using System.Runtime.CompilerServices;
using Pipeline.Indicators.Occupations;

namespace Pipeline.Indicators.Estimation;

/// <summary>What the records of an employer come to in one group, over files that are in the same windows.</summary>
/// <param name="Cell">Number of the block of files times the groups of the tree, plus the position in it.</param>
readonly record struct ClusterSum(ulong Cluster, int Cell, double Days);

/// <summary>Days by employer and group, in order of employers, and what follows from them for each window. Files that are in the same windows are one block.</summary>
sealed class ClusterSums
{
    readonly OccupationTree _tree;
    readonly List<ClusterSum> _sums = [];

    // Of the employer at hand: by cell, and by window and group with all below it.
    readonly double[] _days;
    readonly double[] _of;
    readonly List<int> _cells = [];
    readonly List<int> _touched = [];

    /// <param name="windows">How many.</param>
    public ClusterSums(OccupationTree tree, StockFile[] files, int windows)
    {
        _tree = tree;
        List<uint> blocks = [.. files.Select(f => f.Windows).Distinct().Order()];
        Blocks = [.. blocks.Select(b => StockFile.In(b).ToArray())];
        int[] starts = [.. files.Select(f => blocks.IndexOf(f.Windows) * tree.Count)];
        (_days, Rests, Totals) = (new double[Cells], new double[Cells], new double[Cells]);
        (_of, Squares) = (new double[windows * tree.Count], new double[windows * tree.Count]);

        Take(files, starts);
    }

    /// <summary>The windows that each block is in.</summary>
    public int[][] Blocks { get; }

    /// <summary>Blocks times groups.</summary>
    public int Cells => Blocks.Length * _tree.Count;

    public IReadOnlyList<ClusterSum> Sums => _sums;

    /// <summary>Days by cell.</summary>
    public double[] Totals { get; }

    /// <summary>What rounding to steps left of them.</summary>
    public double[] Rests { get; }

    /// <summary>Sum of the squared days of employers, by window times groups plus position, groups with all below them.</summary>
    public double[] Squares { get; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Take(StockFile[] files, int[] starts)
    {
        var (clusters, places) = KeyOrder.Of(files, static (in e) => e.Cluster);
        for (var i = 0; i < clusters.Length; i++)
        {
            var file = (int)(places[i] >> 32);
            Add(files[file].Entries[(int)places[i]], starts[file]);
            if (i + 1 == clusters.Length || clusters[i + 1] != clusters[i]) End(clusters[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Add(in ClusterEntry entry, int start)
    {
        var (cell, days) = (start + entry.Node, ExactStep.Round(entry.Days));
        Rests[cell] += entry.Days - days;
        if (days == 0) return;
        if (_days[cell] == 0) _cells.Add(cell);
        _days[cell] += days;
    }

    /// <summary>No further entry is of the employer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void End(ulong cluster)
    {
        foreach (var cell in _cells)
        {
            var days = _days[cell];
            _sums.Add(new(cluster, cell, days));
            (Totals[cell], _days[cell]) = (Totals[cell] + days, 0);
            foreach (var window in Blocks[cell / _tree.Count]) Climb(window * _tree.Count, cell % _tree.Count, days);
        }
        foreach (var at in _touched) (Squares[at], _of[at]) = (Squares[at] + _of[at] * _of[at], 0);
        _cells.Clear();
        _touched.Clear();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Climb(int window, int node, double days)
    {
        for (var at = node; at >= 0; at = _tree.Nodes[at].Parent)
        {
            if (_of[window + at] == 0) _touched.Add(window + at);
            _of[window + at] += days;
        }
    }
}
