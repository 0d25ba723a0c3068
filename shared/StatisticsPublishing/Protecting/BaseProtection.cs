using Pipeline.Disclosure.Accuracy;
using Pipeline.Disclosure.Proofs;
using Pipeline.Disclosure.Rounding;
using Pipeline.Reference;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;

namespace Pipeline.StatisticsPublishing.Protecting;

/// <summary>Protects a population's base tables, one a period: sticky against the release before, or as fine as the data allow when there is none.</summary>
/// <param name="key">The secret that draws come from.</param>
sealed class BaseProtection(DisclosureParameters parameters, Trees trees, byte[] key)
{
    /// <summary>Fewer respondents than this have no mean weight of their own.</summary>
    const int LeastCalibrated = 100;

    /// <summary>Estimates of a sample are published in tens.</summary>
    const int EstimateUnit = 10;

    readonly AccuracyGate _gate = new(parameters.Gate.MeanBases, parameters.Gate.MaxBases);

    /// <param name="previous">The base tables of the release before, by period; empty at the first release and at a re-base.</param>
    /// <returns>Null when no fineness is safe and useful.</returns>
    public ProtectedPopulation? Protect(CountedPopulation counted, IReadOnlyDictionary<ReferencePeriod, BaseTable> previous)
    {
        if (previous.Count > 0)
        {
            var depths = previous.Values.First().Depths;
            return Protect(counted, new(counted.Population, trees, [.. counted.Population.Leaf.Select(l => depths[l.Id])]), previous);
        }
        for (var (layout, step) = (BaseLayout.Finest(counted.Population, trees), 0); ; step++)
        {
            if (IsDense(counted, layout) && Protect(counted, layout, previous) is { Violations: [] } made) return made;
            if (step == counted.Population.Coarsen.Length) return null;
            layout = layout.Coarser(counted.Population.Coarsen[step], trees);
        }
    }

    int BaseOf(Population population) => population.Base == 0 ? parameters.Base : population.Base;

    /// <summary>Whether enough of what is counted lies in leaves that need no rounding.</summary>
    bool IsDense(CountedPopulation counted, BaseLayout layout)
    {
        var (all, large) = (0L, 0L);
        foreach (var (period, leaves) in counted.Periods)
            foreach (var count in layout.Count($"{period}", leaves).Counts)
            {
                all += count;
                if (count >= BaseOf(counted.Population)) large += count;
            }
        return all == 0 || large >= parameters.MassInLargeLeaves * all;
    }

    ProtectedPopulation Protect(CountedPopulation counted, BaseLayout layout, IReadOnlyDictionary<ReferencePeriod, BaseTable> previous)
    {
        var settings = new RoundingSettings(BaseOf(counted.Population), key);
        var (tables, values) = (new SortedDictionary<ReferencePeriod, RoundedTable>(), new SortedDictionary<ReferencePeriod, double[]>());
        var violations = new List<Violation>();
        foreach (var (period, leaves) in counted.Periods)
        {
            var now = layout.Count($"{period}", leaves);
            var before = previous.TryGetValue(period, out var stored) ? layout.Restore(stored) : null;
            var table = before is not null && IsSame(now, before) ? before : SmallCountRounding.Protect(now, layout.Cubes, settings, before);
            violations.AddRange([.. ReleaseProofs.NoSmallFigure(table), .. ReleaseProofs.NearTheTruth(table)]);
            if (!ReferenceEquals(table, before)) violations.AddRange([.. ReleaseProofs.Sticky(table, before), .. ReleaseProofs.NoSmallStep(table, before)]);
            tables.Add(period, table);
            values.Add(period, counted.Population.Weight is null ? [.. table.Published.Select(y => (double)y)] : Estimates(layout, table, leaves));
        }
        violations.AddRange(ReleaseProofs.Accurate(AccuracyReport.Of([.. tables.Values], layout.Cubes), _gate)
            .Select(v => v with { Text = $"{counted.Population.Id}, {v.Text}" }));
        return new(layout, tables, values, violations);
    }

    /// <summary>Whether every leaf counts what it did: then nothing is to be drawn.</summary>
    static bool IsSame(Disclosure.Tables.CountTable now, RoundedTable before) => Leaves(now.Codes, now.Counts).SetEquals(Leaves(before.Codes, before.Counts));

    static HashSet<(ulong Key, int Count)> Leaves(ushort[][] codes, int[] counts) =>
        [.. Enumerable.Range(0, counts.Length).Where(i => counts[i] != 0).Select(i => (codes.Aggregate(0ul, (key, column) => LeafKey.Add(key, column[i])), counts[i]))];

    /// <summary>
    /// What each leaf's respondents stand for: the rounded count times the mean weight of its calibration cell, W/Y with W the cell's weights and Y its rounded
    /// count, so that the cell's total is the survey's own; the whole period's where the cell has few.
    /// </summary>
    static double[] Estimates(BaseLayout layout, RoundedTable table, IReadOnlyList<LeafCount> leaves)
    {
        var weights = layout.Weigh(leaves);
        var cells = Enumerable.Range(0, table.Published.Length).Select(i => layout.CalibrationCell(layout.CodesOf(table, i))).ToArray();
        var published = cells.Zip(table.Published).GroupBy(c => c.First).ToDictionary(g => g.Key, g => g.Sum(c => c.Second));
        var mean = table.Published.Sum() is > 0 and var all ? weights.Values.Sum() / all : 0;
        return [.. cells.Select((cell, i) => Math.Round(table.Published[i] * MeanOf(cell) / EstimateUnit) * EstimateUnit)];

        double MeanOf(string cell) => published[cell] >= LeastCalibrated ? weights.GetValueOrDefault(cell) / published[cell] : mean;
    }
}
