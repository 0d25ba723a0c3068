using Pipeline.Disclosure.Magnitudes;
using Pipeline.Disclosure.Proofs;
using Pipeline.Disclosure.Rounding;
using Pipeline.Disclosure.Tables;
using Pipeline.Testing;
using Xunit.Abstractions;

namespace Pipeline.Disclosure.Tests;

/// <summary>
/// An outsider with a solver against two successive releases, and against leaks planted beside them, each of which it must make use of.
/// </summary>
public class AttackTests(ITestOutputHelper output)
{
    static readonly IReadOnlyList<Dimension> Dimensions =
    [
        new("place", [.. Enumerable.Range(1, 8).Select(i => $"D{i}")], [new("region", ["N", "E", "S"], [0, 0, 0, 1, 1, 1, 2, 2])]),
        new("sex", ["F", "M"]), new("kind", [.. Enumerable.Range(1, 5).Select(i => $"K{i}")]),
    ];

    static readonly IReadOnlyList<Cube> Cubes = Cube.WithMargins(Dimensions, 0, 0, 0);
    static readonly Cube Leaves = Cubes[0];
    static readonly Cube Total = Cubes[^1];
    static readonly Cube PlaceAndSex = Cubes.Single(c => c.Name == "place x sex");

    static readonly (RoundedTable First, RoundedTable Second) Releases = TwoReleases(5);

    static (RoundedTable First, RoundedTable Second) TwoReleases(int b)
    {
        var random = new Random(4);
        var counts = Bed.Skewed(Dimensions, 4, random);
        var first = Bed.Protect(counts, Cubes, b);
        return (first, Bed.Protect(Bed.Revised(counts, 0.15, random), Cubes, b, first));
    }

    /// <summary>The cells of the cubes that have a leaf with a person in it, now or as published.</summary>
    static CrawledSource Source(string population, int release, RoundedTable table, IReadOnlyList<Cube> cubes, int[]? figures = null, bool headline = false) =>
        new($"{population}/{release}", population, release, "rounded",
            [.. cubes.SelectMany(cube => Cells(CubeCells.Sum(Dimensions, cube, table.Codes, figures ?? table.Published)))])
        {
            Base = table.Base,
            Headline = headline,
        };

    static IEnumerable<object?[]> Cells(CubeCells cells) =>
        Enumerable.Range(0, cells.Values.Length).Select(i => (object?[])[KeyOf(cells, i), cells.Values[i]]);

    static Dictionary<string, string> KeyOf(CubeCells cells, int i) => Enumerable.Range(0, Dimensions.Count)
        .ToDictionary(d => Dimensions[d].Id, d => cells.Cube.Levels[d] switch
        {
            Cube.Total => "_T",
            0 => Dimensions[d].Codes[cells.Codes[d][i]],
            var level => Dimensions[d].Rollups[level - 1].Groups[cells.Codes[d][i]],
        });

    static CrawledSource[] Both(string population) => [Source(population, 1, Releases.First, Cubes), Source(population, 2, Releases.Second, Cubes)];

    static Crawl Collect(params IEnumerable<CrawledSource> sources) => new([.. sources])
    {
        Hierarchies = new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["place"] = Enumerable.Range(0, 8).ToDictionary(i => $"D{i + 1}", i => i < 3 ? "N" : i < 6 ? "E" : "S"),
        },
        Sample = 36,
    };

    [Fact]
    public async Task Two_releases_with_an_exact_total_tell_no_small_leaf_apart_and_each_planted_leak_is_made_use_of()
    {
        var (first, second) = Releases;
        var (truth, leak) = Tightest(first);
        CrawledSource Leak(string population, bool headline) =>
            new("leak", population, 1, "rounded", [[KeyOf(truth, leak), truth.Values[leak]]]) { Base = 5, Headline = headline };

        var report = await Attacker.RunAsync(Collect(
        [
            .. Both("as published"),
            .. Both("with exact totals"),
            Source("with exact totals", 1, first, [Total], first.Counts, headline: true),
            Source("with exact totals", 2, second, [Total], second.Counts, headline: true),
            Source("true counts", 1, first, Cubes, first.Counts),
            .. Both("one exact margin"), Leak("one exact margin", headline: false),
            .. Both("one exact margin called a headline"), Leak("one exact margin called a headline", headline: true),
            .. Both("two bases"), Source("two bases", 1, TwoReleases(3).First, Cubes) with { Name = "two bases, base 3" },
            Source("only margins", 1, first, [.. Cubes.Where(c => c != Leaves)]), Source("only margins", 2, second, [.. Cubes.Where(c => c != Leaves)]),
        ]));

        foreach (var population in report.Populations) output.WriteLine($"{population}");
        foreach (var kinds in report.Violations.GroupBy(v => (v.Population, v.Kind)))
            output.WriteLine($"{kinds.Key}: {kinds.Count()}, such as: {kinds.First().Text}");
        var kindsOf = report.Violations.ToLookup(v => v.Population, v => v.Kind);
        Assert.Empty(kindsOf["as published"]);
        Assert.Empty(kindsOf["with exact totals"]);
        Assert.Empty(kindsOf["only margins"]);
        Assert.All(report.Populations.Where(p => p.Population is "as published" or "with exact totals"), p =>
        {
            Assert.InRange(p.Audited, 30, 36);
            Assert.True(p.LeastWidth >= 4);
        });
        Assert.Subset(kindsOf["true counts"].ToHashSet(), new HashSet<string> { "small figure", "narrowed" });
        Assert.Subset(kindsOf["one exact margin"].ToHashSet(), new HashSet<string> { "not additive", "narrowed" });
        Assert.Equal(["narrowed"], kindsOf["one exact margin called a headline"].Distinct());
        Assert.Subset(kindsOf["two bases"].ToHashSet(), new HashSet<string> { "two figures", "narrowed" });
    }

    /// <summary>The margin whose truth leaves least to guess: nearest to the least or the most that its leaves' figures allow.</summary>
    static (CubeCells Truth, int Cell) Tightest(RoundedTable table)
    {
        CubeCells Margin(Func<int, int> figure) => CubeCells.Sum(Dimensions, PlaceAndSex, table.Codes, [.. Enumerable.Range(0, table.Counts.Length).Select(figure)]);
        PossibleCounts Possible(int i) => PossibleCounts.Of(table.Published[i], table.Base, first: true);
        var (truth, low, high, leaves) = (Margin(i => table.Counts[i]), Margin(i => Possible(i).Min), Margin(i => Possible(i).Max), Margin(_ => 1));
        var kinds = Dimensions[2].Codes.Count;
        return (truth, Enumerable.Range(0, truth.Values.Length).MinBy(i =>
            Math.Min(truth.Values[i] - low.Values[i], high.Values[i] - truth.Values[i] + (table.Base - 1) * (kinds - leaves.Values[i]))));
    }

    [Fact]
    public async Task No_unsafe_sum_is_narrowed_within_its_protection_level_and_hiding_only_unsafe_cells_is_not_enough()
    {
        var rules = new PrimaryRules { MinimumContributors = 3, P = 10 };
        var (sources, protectedCells) = (new List<CrawledSource>(), new List<(string Population, string Cell, double Low, double High)>());
        for (var seed = 0; seed < 4; seed++)
        {
            var table = SuppressionLawTests.Pay(seed);
            var release = WitnessSuppression.Protect(table, Bed.SmallCubes, new(rules));
            sources.Add(Sums($"pay {seed}", release, (cube, i) => cube.Shown(i)));
            var unsafeCells = release.Certificates.Select(c => $"{c.Cube}|{string.Join(',', c.Cell)}").ToHashSet();
            sources.Add(Sums($"threshold {seed}", release, (cube, i) =>
                unsafeCells.Contains($"{cube.Cube.Name}|{string.Join(',', cube.Cells.Codes.Select(c => c[i]))}") ? null : cube.Cells.Values[i]));
            foreach (var certificate in release.Certificates)
            {
                var cube = release.Cubes.Single(c => c.Cube.Name == certificate.Cube);
                if (cube.Withheld) continue;
                var i = Enumerable.Range(0, cube.Suppressed.Length).Single(k => cube.Cells.Codes.Select(c => c[k]).SequenceEqual(certificate.Cell));
                var x = cube.Cells.Values[i];
                var (low, high) = certificate.Upward ? (x, x + certificate.Requirement) : (x - certificate.Requirement, x);
                protectedCells.Add(($"pay {seed}", NameOf(cube.Cells, i), low, high));
            }
        }

        var report = await Attacker.RunAsync(new(sources)
        {
            Hierarchies = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["place"] = new Dictionary<string, string> { ["D01"] = "N", ["D02"] = "N", ["D03"] = "S", ["D04"] = "S" },
            },
        });

        var intervals = report.Populations.SelectMany(p => p.Intervals!.Select(i => (p.Population, Interval: i)))
            .ToDictionary(p => (p.Population, p.Interval.Cell), p => p.Interval);
        foreach (var (population, cell, low, high) in protectedCells)
        {
            var interval = intervals[(population, cell)];
            Assert.True(interval.Min <= low + 1e-6 && (interval.Max is null || interval.Max >= high - 1e-6),
                $"{population}, {cell}: {interval} does not hold {low}..{high}");
        }
        output.WriteLine($"{protectedCells.Count} certificates; {report.Violations.Count} cells found out where only unsafe cells are hidden");
        Assert.True(protectedCells.Count > 40);
        Assert.DoesNotContain(report.Violations, v => v.Population.StartsWith("pay", StringComparison.Ordinal));
        Assert.Contains(report.Violations, v => v.Population.StartsWith("threshold", StringComparison.Ordinal) && v.Kind == "narrowed");
    }

    static CrawledSource Sums(string population, SuppressedRelease release, Func<SuppressedCube, int, long?> shown) =>
        new(population, population, 1, "suppressed", [.. release.Cubes.Where(c => !c.Withheld).SelectMany(cube =>
            Enumerable.Range(0, cube.Suppressed.Length).Select(i => (object?[])[SumKey(cube.Cells, i), shown(cube, i)]))]);

    static Dictionary<string, string> SumKey(CubeCells cells, int i) => Enumerable.Range(0, 3)
        .ToDictionary(d => Bed.Small[d].Id, d => cells.Cube.Levels[d] is Cube.Total ? "_T" : Bed.Small[d].NameAt(cells.Cube.Levels[d], cells.Codes[d][i]));

    // As the attack names cells: its dimensions in alphabetical order, without those of which it has the total.
    static string NameOf(CubeCells cells, int i)
    {
        var shown = SumKey(cells, i).Where(k => k.Value != "_T").OrderBy(k => k.Key, StringComparer.Ordinal).Select(k => $"{k.Key}={k.Value}").ToList();
        return shown.Count == 0 ? "total" : string.Join(' ', shown);
    }
}
