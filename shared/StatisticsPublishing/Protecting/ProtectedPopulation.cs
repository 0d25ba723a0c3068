using Pipeline.Disclosure.Accuracy;
using Pipeline.Disclosure.Proofs;
using Pipeline.Disclosure.Rounding;
using Pipeline.Disclosure.Tables;
using Pipeline.Reference;
using Pipeline.Statistics.Releases;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;

namespace Pipeline.StatisticsPublishing.Protecting;

/// <summary>What was counted of a population, by period.</summary>
sealed record CountedPopulation(Population Population, IReadOnlyDictionary<ReferencePeriod, IReadOnlyList<LeafCount>> Periods);

/// <summary>A population after protection: what figures may be made of.</summary>
/// <param name="Values">By period, what each leaf of its table counts for: its rounded count, or a sample's estimate.</param>
/// <param name="Violations">What must hold and does not.</param>
sealed record ProtectedPopulation(
    BaseLayout Layout, IReadOnlyDictionary<ReferencePeriod, RoundedTable> Tables, IReadOnlyDictionary<ReferencePeriod, double[]> Values, IReadOnlyList<Violation> Violations)
{
    public Population Population => Layout.Population;

    /// <summary>How far the margins are off, by how many dimensions they show. Confidential: of few cells, it is next to their true counts.</summary>
    public IReadOnlyList<MarginAccuracy> Accuracy() =>
    [
        .. from cubes in Layout.Cubes.GroupBy(c => c.Levels.Count(l => l != Cube.Total))
           orderby cubes.Key
           let report = AccuracyReport.Of([.. Tables.Values], [.. cubes]).Overall
           select new MarginAccuracy(cubes.Key, report.Cells, Math.Round(report.Mean, 3), report.P95, report.Max),
    ];

    /// <summary>The same as it is published: at most so many bases, and half bases of the mean, so that it says no more of any leaf than the method does.</summary>
    public IReadOnlyList<MarginAccuracy> PublishedAccuracy()
    {
        var b = Tables.Values.Select(t => (double)t.Base).DefaultIfEmpty(1).Max();
        return [.. Accuracy().Select(a => a with { Mean = AtMost(a.Mean, b / 2), P95 = AtMost(a.P95, b), Max = AtMost(a.Max, b) })];

        static double AtMost(double value, double step) => Math.Max(step, Math.Ceiling(value / step) * step);
    }
}
