using Pipeline.Disclosure.Rounding;
using Pipeline.Disclosure.Tables;

namespace Pipeline.Disclosure.Tests;

/// <summary>Made-up populations: 2,880 leaves behind 1,188 linked cells, and a small one for laws over many cases.</summary>
static class Bed
{
    public static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    public static IReadOnlyList<Dimension> Big { get; } =
    [
        new("district", Names("D", 30), [new("province", Names("P", 5), [.. Enumerable.Range(0, 30).Select(d => (ushort)(d / 6))])]),
        new("sex", ["F", "M"]), new("sector", Names("S", 6)), new("destination", Names("X", 8)),
    ];

    public static IReadOnlyList<Cube> BigCubes { get; } = Cube.Union(
        Cube.WithMargins(Big, 0, 0, 0, Cube.Total), Cube.WithMargins(Big, 1, 0, Cube.Total, 0), Cube.WithMargins(Big, 1, Cube.Total, 0, 0));

    public static IReadOnlyList<Dimension> Small { get; } =
        [new("place", Names("D", 4), [new("region", ["N", "S"], [0, 0, 1, 1])]), new("sex", ["F", "M"]), new("kind", Names("K", 3))];

    public static IReadOnlyList<Cube> SmallCubes { get; } = Cube.WithMargins(Small, 0, 0, 0);

    /// <summary>A table over every leaf, the count given by its place.</summary>
    public static CountTable Table(IReadOnlyList<Dimension> dimensions, Func<int, int> count, string period = "2026-01")
    {
        var size = dimensions.Aggregate(1, (n, d) => n * d.Codes.Count);
        var codes = dimensions.Select(_ => new ushort[size]).ToArray();
        for (var i = 0; i < size; i++)
            for (int d = dimensions.Count - 1, rest = i; d >= 0; rest /= dimensions[d].Codes.Count, d--) codes[d][i] = (ushort)(rest % dimensions[d].Codes.Count);
        return new() { Dataset = "permits", Period = period, Dimensions = dimensions, Codes = codes, Counts = [.. Enumerable.Range(0, size).Select(count)] };
    }

    /// <summary>Counts as skewed as real ones: a few large leaves, many small, some none; their mean is about the one given.</summary>
    public static CountTable Skewed(IReadOnlyList<Dimension> dimensions, double mean, Random random) =>
        Table(dimensions, _ => Poisson(-mean * Math.Log(1 - random.NextDouble()), random));

    /// <summary>The share of leaves given is drawn anew within a fifth of its count or so; the others stay.</summary>
    public static CountTable Revised(CountTable table, double share, Random random) => table with
    {
        Counts = Array.ConvertAll(table.Counts, c => random.NextDouble() >= share
            ? c
            : Math.Max(0, c + random.Next(-3, 4) + (int)(c * (random.NextDouble() - 0.5) * 0.4))),
    };

    public static CountTable Shuffled(CountTable table, Random random)
    {
        int[] order = [.. Enumerable.Range(0, table.Counts.Length)];
        random.Shuffle(order);
        return table with { Codes = [.. table.Codes.Select(c => Array.ConvertAll(order, i => c[i]))], Counts = Array.ConvertAll(order, i => table.Counts[i]) };
    }

    public static RoundedTable Protect(CountTable table, IReadOnlyList<Cube> cubes, int b = 5, RoundedTable? previous = null) =>
        SmallCountRounding.Protect(table, cubes, new(b, Key), previous);

    static int Poisson(double mean, Random random)
    {
        if (mean > 50) return (int)Math.Round(mean + Math.Sqrt(mean) * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2);
        var (n, left) = (0, Math.Exp(-mean));
        for (var p = random.NextDouble(); p > left; n++) p *= random.NextDouble();
        return n;
    }

    static string[] Names(string letter, int n) => [.. Enumerable.Range(1, n).Select(i => $"{letter}{i:00}")];
}
