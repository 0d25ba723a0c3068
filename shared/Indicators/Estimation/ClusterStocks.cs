using System.Numerics;
using System.Runtime.CompilerServices;
using Pipeline.Indicators.Occupations;

namespace Pipeline.Indicators.Estimation;

/// <summary>
/// Mean daily stocks by occupation, in several windows of files at once. Their records come by employer, so their error is the employers': each may as well
/// have come k times, k Poisson with mean 1, which is the bootstrap of very many units that each have a small chance. An employer is drawn once for all
/// windows. What a window comes to does not depend on the other windows, to the last bit.
/// </summary>
public sealed class ClusterStocks
{
    // The sums of so many samples of all blocks stay in a core's own cache, whichever group an entry is of.
    const int SamplesOfBlocks = 256;
    const int MostSamplesAtOnce = 128;
    const int FewestSamplesAtOnce = 16;

    readonly OccupationTree _tree;
    readonly IReadOnlyList<int> _days;
    readonly ClusterSums _sums;
    readonly double[][] _own;

    /// <param name="files">No more windows than <see cref="StockFile.MostWindows"/>.</param>
    /// <param name="days">In each window, or the part of it that there are files of.</param>
    public ClusterStocks(OccupationTree tree, StockFile[] files, IReadOnlyList<int> days)
    {
        (_tree, _days) = (tree, days);
        var (sums, own) = (default(ClusterSums), default(double[][]));
        Parallel.Invoke(() => sums = new(tree, files, days.Count), () => own = CountRecords(tree, files, days.Count));
        (_sums, _own) = (sums!, own!);
    }

    /// <summary>Of one window.</summary>
    public static StockEstimate Of(OccupationTree tree, ClusterEntry[] entries, int days, int count = 0, long seed = 0, string source = "") =>
        new ClusterStocks(tree, [new(entries, 1)], [days]).Estimate(count, seed, source)[0];

    /// <summary>The stocks of each window, and those of each bootstrap sample.</summary>
    /// <param name="count">B; 0 for the stocks alone.</param>
    /// <param name="source">Marks its draws off from those of another source. Stocks of one source draw an employer alike.</param>
    public StockEstimate[] Estimate(int count = 0, long seed = 0, string source = "")
    {
        var samples = _days.Select(_ => new double[_tree.Count * count]).ToArray();
        var atOnce = Math.Clamp(SamplesOfBlocks / Math.Max(1, _sums.Blocks.Length), FewestSamplesAtOnce, MostSamplesAtOnce);
        var stream = CounterRandom.KeyOf(source);
        Parallel.For(0, (count + atOnce - 1) / atOnce, part => AddSamples(samples, count, part * atOnce, Math.Min(atOnce, count - part * atOnce), seed, stream));
        return [.. samples.Select((of, window) => new StockEstimate(_tree, _own[window], Variances(window), new(Means(window), of, count)))];
    }

    /// <summary>A record counts once in a window however many of its files name it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static double[][] CountRecords(OccupationTree tree, StockFile[] files, int windows)
    {
        var own = Enumerable.Range(0, windows).Select(_ => new double[tree.Count]).ToArray();
        var (records, places) = KeyOrder.Of(files, static (in e) => e.Record);
        // Of the record at hand: the windows that each of its groups is counted in.
        var counted = new List<(int Node, uint Windows)>();
        for (var i = 0; i < records.Length; i++)
        {
            if (i > 0 && records[i] != records[i - 1]) counted.Clear();
            var file = files[(int)(places[i] >> 32)];
            ref readonly var entry = ref file.Entries[(int)places[i]];
            var (missing, share) = (file.Windows, ExactStep.Round(entry.Share));
            foreach (var (node, known) in counted)
                if (node == entry.Node) missing &= ~known;
            if (missing == 0) continue;
            counted.Add((entry.Node, missing));
            for (var left = missing; left != 0; left &= left - 1) own[BitOperations.TrailingZeroCount(left)][entry.Node] += share;
        }
        return own;
    }

    double[] Means(int window)
    {
        var means = Put(_sums.Totals, window, 1);
        LinearSum.AddScaled(means, Put(_sums.Rests, window, 1), 1);
        return means;
    }

    double[] Variances(int window) => [.. _sums.Squares.Skip(window * _tree.Count).Take(_tree.Count).Select(s => s / _days[window] / _days[window])];

    /// <summary>Adds up some of the samples, from <paramref name="first"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void AddSamples(double[][] samples, int count, int first, int some, long seed, ulong stream)
    {
        var (draws, sums, drawn) = (new ReplicateDraws(seed, some, first), new double[_sums.Cells * some], (ulong?)null);
        ReadOnlySpan<double> factors = [];
        foreach (var (cluster, cell, days) in _sums.Sums)
        {
            if (drawn != cluster) factors = draws.PoissonOne(cluster ^ stream);
            drawn = cluster;
            LinearSum.AddScaled(sums.AsSpan(cell * some, some), factors, days);
        }
        for (var window = 0; window < samples.Length; window++)
        {
            var put = Put(sums, window, some);
            for (var node = 0; node < _tree.Count; node++) put.AsSpan(node * some, some).CopyTo(samples[window].AsSpan(node * count + first));
        }
    }

    /// <summary>Puts a window together from its blocks: by position times <paramref name="width"/>, groups with all below them, a day's mean.</summary>
    double[] Put(double[] blocks, int window, int width)
    {
        var (put, size) = (new double[_tree.Count * width], _tree.Count * width);
        for (var block = 0; block < _sums.Blocks.Length; block++)
            if (_sums.Blocks[block].Contains(window)) LinearSum.AddScaled(put, blocks.AsSpan(block * size, size), 1);
        GroupValues.RollUp(put, _tree, width);
        foreach (ref var value in put.AsSpan()) value /= _days[window];
        return put;
    }
}
