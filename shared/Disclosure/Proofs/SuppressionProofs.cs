using Pipeline.Disclosure.Magnitudes;

namespace Pipeline.Disclosure.Proofs;

/// <summary>What must hold of a table of sums before it is published, held against the finished release and its certificates.</summary>
public static class SuppressionProofs
{
    /// <summary>
    /// Every unsafe cell is suppressed and has certificates that stand, upward and downward; every cell shown is the true sum; what earlier releases
    /// suppress stays suppressed. A release of which all is withheld needs no certificate.
    /// </summary>
    public static IReadOnlyList<Violation> Violations(
        MagnitudeTable table, SuppressedRelease release, PrimaryRules rules, IReadOnlyList<SuppressedRelease>? earlier = null)
    {
        var layout = new CellLayout(table.Dimensions, [.. release.Cubes.Select(c => c.Cube)]);
        var book = new CellBook(table, layout);
        var shown = Shown.Of(layout, release.Cubes);
        if (release.Cubes.All(c => c.Withheld)) return [];
        return [.. Unsafe(book, shown, release, rules), .. Certified(book, shown, release.Certificates), .. Sums(book, release),
            .. Kept(layout, shown, earlier ?? [])];
    }

    static IEnumerable<Violation> Unsafe(CellBook book, Shown shown, SuppressedRelease release, PrimaryRules rules)
    {
        var layout = book.Layout;
        var proved = release.Certificates.Where(c => layout.Cubes.Any(cube => cube.Name == c.Cube))
            .ToLookup(c => (layout.CellAt(Place(layout, c.Cube), c.Cell), c.Upward), c => c.Requirement);
        foreach (var cell in book.Cells)
        {
            var judgement = rules.Judge([.. book.AmountsOf(cell).Values]);
            if (!judgement.IsUnsafe) continue;
            if (shown.Is(cell)) yield return new("primary", $"Cell {layout.NameOf(cell)} is unsafe and published.");
            foreach (var (upward, due) in new[] { (true, judgement.Up), (false, judgement.Down) })
                if (due > 0 && !proved[(cell, upward)].Any(r => r >= due))
                    yield return new("witness", $"Cell {layout.NameOf(cell)} has no certificate {(upward ? "upward" : "downward")}.");
        }
    }

    /// <summary>Each certificate stands, and no contributor sees through all that speak for a cell in one direction.</summary>
    static IEnumerable<Violation> Certified(CellBook book, Shown shown, IReadOnlyList<Certificate> certificates)
    {
        foreach (var same in certificates.GroupBy(c => (c.Cube, string.Join(',', c.Cell), c.Upward)))
        {
            HashSet<int>? all = null;
            foreach (var certificate in same)
            {
                var insiders = new HashSet<int>();
                foreach (var violation in certificate.Check(book, shown, insiders)) yield return violation;
                if (all is null) all = insiders;
                else all.IntersectWith(insiders);
            }
            if (all!.Count > 0) yield return new("witness", $"A contributor sees through every certificate of a cell of {same.Key.Cube}.");
        }
    }

    static int Place(CellLayout layout, string cube) => Enumerable.Range(0, layout.Cubes.Count).First(c => layout.Cubes[c].Name == cube);

    static IEnumerable<Violation> Sums(CellBook book, SuppressedRelease release) =>
        from place in Enumerable.Range(0, release.Cubes.Count)
        let cube = release.Cubes[place]
        from i in Enumerable.Range(0, cube.Suppressed.Length)
        let cell = book.Layout.CellAt(place, [.. cube.Cells.Codes.Select(column => column[i])])
        where cube.Shown(i) is { } value && value != book.Values[cell]
        select new Violation("sum", $"Cell {book.Layout.NameOf(cell)} is not the sum of what was contributed.");

    static IEnumerable<Violation> Kept(CellLayout layout, Shown shown, IReadOnlyList<SuppressedRelease> earlier) =>
        from cube in earlier.SelectMany(r => r.Cubes)
        let place = Enumerable.Range(0, layout.Cubes.Count).FirstOrDefault(c => layout.Cubes[c].Levels.SequenceEqual(cube.Cube.Levels), -1)
        where place >= 0
        from i in Enumerable.Range(0, cube.Suppressed.Length)
        where cube.Shown(i) is null
        let cell = layout.CellAt(place, [.. cube.Cells.Codes.Select(column => column[i])])
        where shown.Is(cell)
        select new Violation("sticky", $"Cell {layout.NameOf(cell)} was suppressed in an earlier release and is published.");
}
