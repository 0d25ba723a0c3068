using Pipeline.Disclosure.Accuracy;
using Pipeline.Disclosure.Proofs;
using Pipeline.Disclosure.Rounding;
using Pipeline.Disclosure.Tables;
using Xunit.Abstractions;

namespace Pipeline.Disclosure.Tests;

/// <summary>The figures of the method on a population of 2,880 leaves and 1,188 published cells.</summary>
public class BigBedTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(3, 6, 1.8, 8)]
    [InlineData(5, 6, 2.5, 14)]
    [InlineData(10, 6, 5, 26)]
    [InlineData(5, 30, 2.5, 14)]
    public void Nothing_is_suppressed_and_no_cell_is_small_or_far_off(int b, double mean, double meanAtMost, long maxAtMost)
    {
        var table = Bed.Protect(Bed.Skewed(Bed.Big, mean, new Random(1)), Bed.BigCubes, b);

        var cells = Bed.BigCubes.SelectMany(c => table.Cells(c).Values).ToList();
        Assert.DoesNotContain(cells, v => v > 0 && v < b);
        var report = AccuracyReport.Of(table, Bed.BigCubes);
        output.WriteLine($"{cells.Count} cells; {report.Overall}\n{string.Join('\n', report.Levels)}");
        Assert.InRange(report.Overall.Mean, 0.1, meanAtMost);
        Assert.InRange(report.Overall.Max, 1, maxAtMost);
        Assert.Empty(ReleaseProofs.Accurate(report, new()));
    }

    [Fact]
    public void The_bed_has_1188_cells() =>
        Assert.Equal(1188, Bed.BigCubes.Sum(c => c.Levels.Select((level, d) => Bed.Big[d].SizeAt(level)).Aggregate(1, (a, n) => a * n)));

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    public void Five_times_twelve_releases_keep_every_obligation_and_drift_until_a_rebase(int b)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var random = new Random(seed);
            var counts = Bed.Skewed(Bed.Big, 6, random);
            RoundedTable? previous = null;
            for (var release = 0; release < 12; release++)
            {
                var table = Bed.Protect(counts, Bed.BigCubes, b, previous);
                Assert.Empty(ReleaseProofs.NoSmallFigure(table).Concat(ReleaseProofs.NearTheTruth(table))
                    .Concat(ReleaseProofs.Sticky(table, previous)).Concat(ReleaseProofs.NoSmallStep(table, previous)));
                previous = table;
                counts = Bed.Revised(counts, 0.08, random);
            }
            var drifted = AccuracyReport.Of(previous!, Bed.BigCubes).Overall;
            var rebased = AccuracyReport.Of(SmallCountRounding.Protect(counts, Bed.BigCubes, new(b, Bed.Key, Rebase: true), previous), Bed.BigCubes).Overall;
            output.WriteLine($"base {b}, seed {seed}: after 12 releases {drifted}; re-based {rebased}");
            Assert.True(rebased.Mean < drifted.Mean);
        }
    }

    [Fact]
    public void A_large_population_is_protected_like_a_small_one()
    {
        IReadOnlyList<Dimension> dimensions =
        [
            Bed.Big[0], Bed.Big[1],
            new("occupation", [.. Enumerable.Range(0, 40).Select(i => $"{i:00}")],
                [new("major", [.. "0123456789".Select(c => $"{c}")], [.. Enumerable.Range(0, 40).Select(i => (ushort)(i / 4))])]),
            new("citizenship", [.. Enumerable.Range(0, 12).Select(i => $"C{i:00}")]),
        ];
        var cubes = Cube.WithMargins(dimensions, 0, 0, 0, 0);
        var counts = Bed.Skewed(dimensions, 3, new Random(1));
        var table = Bed.Protect(counts, cubes);
        output.WriteLine($"{counts.Counts.Length} leaves, {table.Counts.Length} kept, {cubes.Count} cubes");
        output.WriteLine($"{AccuracyReport.Of(table, cubes).Overall}");
        Assert.Empty(ReleaseProofs.NoSmallFigure(table).Concat(ReleaseProofs.NearTheTruth(table)));
    }
}
