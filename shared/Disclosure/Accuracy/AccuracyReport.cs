using Pipeline.Disclosure.Rounding;
using Pipeline.Disclosure.Tables;

namespace Pipeline.Disclosure.Accuracy;

/// <summary>
/// How far the cells of one cube are from the truth: <paramref name="Cells"/> is the number of cells whose true or published figure is not 0; the
/// others are absolute deviations in units of the count. <paramref name="RelativeOfLarge"/>: mean of deviation / truth over cells of 20 and more,
/// null if there is none.
/// </summary>
public sealed record AccuracyLevel(string Name, int Cells, double Mean, long P95, long Max, double? RelativeOfLarge);

/// <summary>Deviations of a release by level of margins (proof obligation P10), and over all of them.</summary>
public sealed record AccuracyReport(int Base, AccuracyLevel Overall, IReadOnlyList<AccuracyLevel> Levels)
{
    const long Large = 20;

    public static AccuracyReport Of(RoundedTable table, IReadOnlyList<Cube> margins) => Of([table], margins);

    /// <summary>Over several periods of one population: each period's cells count for themselves.</summary>
    /// <exception cref="ArgumentException">No table, or tables of different bases.</exception>
    public static AccuracyReport Of(IReadOnlyList<RoundedTable> tables, IReadOnlyList<Cube> margins)
    {
        if (tables.Select(t => t.Base).Distinct().Count() != 1) throw new ArgumentException("An accuracy report is of one or more tables of one base.");
        var everything = new List<(long Off, long Truth)>();
        var levels = new List<AccuracyLevel>();
        foreach (var cube in margins)
        {
            List<(long Off, long Truth)> cells = [.. tables.SelectMany(t => Deviations(t, cube))];
            levels.Add(Level(cube.Name, cells));
            everything.AddRange(cells);
        }
        return new(tables[0].Base, Level("all levels", everything), levels);
    }

    static IEnumerable<(long Off, long Truth)> Deviations(RoundedTable table, Cube cube)
    {
        var cells = CellNumbers.Of(table.Dimensions, cube, table.Codes, table.Counts.Length);
        var (truth, published) = (new long[cells.Count], new long[cells.Count]);
        for (var i = 0; i < table.Counts.Length; i++)
        {
            truth[cells.OfLeaf[i]] += table.Counts[i];
            published[cells.OfLeaf[i]] += table.Published[i];
        }
        for (var c = 0; c < truth.Length; c++)
            if (truth[c] != 0 || published[c] != 0) yield return (Math.Abs(published[c] - truth[c]), truth[c]);
    }

    static AccuracyLevel Level(string name, List<(long Off, long Truth)> cells)
    {
        if (cells.Count == 0) return new(name, 0, 0, 0, 0, null);
        long[] sorted = [.. cells.Select(c => c.Off).Order()];
        double[] relative = [.. cells.Where(c => c.Truth >= Large).Select(c => (double)c.Off / c.Truth)];
        var p95 = sorted[(int)Math.Ceiling(0.95 * sorted.Length) - 1];
        return new(name, sorted.Length, sorted.Average(), p95, sorted[^1], relative.Length == 0 ? null : relative.Average());
    }
}
