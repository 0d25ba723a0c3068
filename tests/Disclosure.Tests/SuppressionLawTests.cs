using FsCheck;
using FsCheck.Fluent;
using Pipeline.Disclosure.Magnitudes;
using Pipeline.Disclosure.Proofs;
using Pipeline.Disclosure.Tables;
using Xunit.Abstractions;

namespace Pipeline.Disclosure.Tests;

/// <summary>Sums of pay by place, sex and kind of work: what the witnesses of any table must keep, and that each thing broken is found.</summary>
public class SuppressionLawTests(ITestOutputHelper output)
{
    static readonly Config Cases = Laws.Cases(60);

    static readonly PrimaryRules Rules = new() { MinimumContributors = 3, P = 10 };

    static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue).ToArbitrary();

    /// <summary>Some 24 leaves of one to eight employers each, of which some are in several leaves and a few are large.</summary>
    internal static MagnitudeTable Pay(int seed, int employers = 60)
    {
        var random = new Random(seed);
        List<(int Leaf, int Employer, long Amount)> rows =
            [.. from leaf in Enumerable.Range(0, 24)
                where random.Next(12) > 0
                from _ in Enumerable.Range(0, random.Next(1, 9))
                select (leaf, random.Next(employers), (long)(10 + 200 * Math.Pow(random.NextDouble(), 3) * (random.Next(12) == 0 ? 12 : 1)))];
        return new()
        {
            Dimensions = Bed.Small,
            Codes = [.. new[] { 6, 3, 1 }.Zip([4, 2, 3], (step, size) => rows.Select(r => (ushort)(r.Leaf / step % size)).ToArray())],
            Amounts = [.. rows.Select(r => r.Amount)],
            Contributors = [.. rows.Select(r => r.Employer)],
        };
    }

    static SuppressedRelease Protect(MagnitudeTable table, IReadOnlyList<SuppressedRelease>? earlier = null) =>
        WitnessSuppression.Protect(table, Bed.SmallCubes, new(Rules), earlier);

    static SuppressedRelease ProtectedWithCertificates(int from, out MagnitudeTable table)
    {
        for (var seed = from; ; seed++)
        {
            var release = Protect(table = Pay(seed));
            if (release.Certificates.Count > 3 && release.Withheld.Count == 0) return release;
        }
    }

    [Fact]
    public void Every_release_stands_up_to_its_proof() => Prop.ForAll(Seeds, seed =>
    {
        var table = Pay(seed);
        return SuppressionProofs.Violations(table, Protect(table), Rules).Count == 0;
    }).Check(Cases);

    [Fact]
    public void Most_tables_keep_most_of_their_cells()
    {
        var (cells, suppressed, withheld) = (0, 0, 0);
        for (var seed = 0; seed < 40; seed++)
        {
            var release = Protect(Pay(seed));
            withheld += release.Withheld.Count > 0 ? 1 : 0;
            cells += release.Cubes.Sum(c => c.Suppressed.Length);
            suppressed += release.Cubes.Sum(c => c.Suppressed.Count(s => s));
        }
        output.WriteLine($"{cells} cells, {suppressed} suppressed, {withheld} of 40 tables with a withheld cube");
        Assert.InRange(suppressed, cells / 20, cells * 3 / 4);
        Assert.True(withheld < 30);
    }

    [Fact]
    public void Showing_any_cell_that_a_certificate_changes_is_found()
    {
        for (var round = 0; round < 10; round++)
        {
            var release = ProtectedWithCertificates(round * 50, out var table);
            var layout = new CellLayout(table.Dimensions, Bed.SmallCubes);
            var touched = 0;
            for (var c = 0; c < release.Cubes.Count; c++)
            {
                var cube = release.Cubes[c];
                for (var i = 0; i < cube.Suppressed.Length; i++)
                {
                    var cell = layout.CellAt(c, [.. cube.Cells.Codes.Select(k => k[i])]);
                    if (!cube.Suppressed[i] || !release.Certificates.Any(w => Touches(layout, w, cell))) continue;
                    touched++;
                    var bared = cube with { Suppressed = [.. cube.Suppressed.Select((s, k) => s && k != i)] };
                    var mutant = release with { Cubes = [.. release.Cubes.Select(other => other == cube ? bared : other)] };
                    Assert.Contains(SuppressionProofs.Violations(table, mutant, Rules), v => v.Text.Contains("which is published", StringComparison.Ordinal));
                }
            }
            Assert.True(touched >= 4);
        }
    }

    static bool Touches(CellLayout layout, Certificate certificate, int cell) => certificate.Changes
        .Where(change => layout.CellOf(layout.CubeOf(cell), [.. change.Codes]) == cell).Sum(change => change.Change) != 0;

    [Fact]
    public void A_certificate_that_was_bent_or_lost_is_found()
    {
        var release = ProtectedWithCertificates(7, out var table);
        var whole = release.Certificates[0];
        Assert.Empty(whole.Check(table, release.Cubes));
        void Fails(string why, Certificate bent) => Assert.Contains(why, Text(bent.Check(table, release.Cubes)), StringComparison.Ordinal);
        Fails("less than is required", whole with { Requirement = whole.Requirement + 1 });
        Fails("less than is required", whole with { Upward = !whole.Upward });
        Fails("which is published", whole with { Changes = [whole.Changes[0]] });
        Fails("takes more from a leaf", whole with { Changes = [.. whole.Changes.Select(c => c with { Change = c.Change * 100_000 })] });
        var without = release with { Certificates = [.. release.Certificates.Skip(1)] };
        Assert.Contains("has no certificate", Text(SuppressionProofs.Violations(table, without, Rules)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_witness_that_an_insider_sees_through_does_not_stand_alone()
    {
        var found = 0;
        for (var seed = 0; seed < 60 && found < 5; seed++)
        {
            var table = Pay(seed);
            var release = Protect(table);
            if (release.Certificates.GroupBy(c => (c.Cube, string.Join(',', c.Cell), c.Upward)).FirstOrDefault(g => g.Count() == 2) is not { } pair) continue;
            found++;
            var lone = release with { Certificates = [.. release.Certificates.Where(c => c != pair.Last())] };
            Assert.Contains("sees through", Text(SuppressionProofs.Violations(table, lone, Rules)), StringComparison.Ordinal);
        }
        Assert.Equal(5, found);
    }

    static string Text(IReadOnlyList<Violation> violations) => string.Join(' ', violations);

    [Fact]
    public void What_was_suppressed_stays_so_and_what_was_shown_is_never_suppressed() => Prop.ForAll(Seeds, seed =>
    {
        var first = Protect(Pay(seed));
        var revised = Pay(seed) with { Amounts = [.. Pay(seed).Amounts.Select((a, i) => i % 17 == seed % 17 ? a + 900 : a)] };
        var second = Protect(revised, [first]);
        return SuppressionProofs.Violations(revised, second, Rules, [first]).Count == 0 && first.Cubes.Zip(second.Cubes).All(pair =>
            pair.Second.Withheld || Enumerable.Range(0, pair.First.Suppressed.Length).All(i => pair.First.Shown(i) is null == pair.Second.Suppressed[i]));
    }).Check(Cases);

    [Fact]
    public void Showing_again_what_was_suppressed_is_found()
    {
        var first = ProtectedWithCertificates(11, out var table);
        var calm = table with { Contributors = [.. Enumerable.Range(0, table.Amounts.Length)], Amounts = [.. table.Amounts.Select(_ => 100L)] };
        Assert.Contains("in an earlier release", Text(SuppressionProofs.Violations(calm, Protect(calm), Rules, [first])), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_a_cell_has_no_witness_its_cube_and_all_finer_are_withheld()
    {
        // One contributor to each of two leaves: whatever the witness takes, the other knows.
        var table = new MagnitudeTable { Dimensions = [new("kind", ["A", "B"])], Codes = [[0, 1]], Amounts = [100, 50], Contributors = [1, 2] };
        var release = WitnessSuppression.Protect(table, Cube.WithMargins(table.Dimensions, 0), new(Rules));
        Assert.All(release.Cubes, c => Assert.True(c.Withheld));
        Assert.Contains("cannot be protected", release.Withheld[0], StringComparison.Ordinal);
        Assert.All(release.Cubes, c => Assert.Null(c.Shown(0)));
    }

    [Fact]
    public void Rows_in_another_order_give_the_same_release() => Prop.ForAll(Seeds, seed =>
    {
        var table = Pay(seed);
        int[] order = [.. Enumerable.Range(0, table.Amounts.Length)];
        new Random(seed).Shuffle(order);
        var shuffled = table with
        {
            Codes = [.. table.Codes.Select(c => Array.ConvertAll(order, i => c[i]))],
            Amounts = Array.ConvertAll(order, i => table.Amounts[i]),
            Contributors = Array.ConvertAll(order, i => table.Contributors[i]),
        };
        return Protect(table).Cubes.Zip(Protect(shuffled).Cubes).All(p => p.First.Suppressed.SequenceEqual(p.Second.Suppressed));
    }).Check(Cases);
}
