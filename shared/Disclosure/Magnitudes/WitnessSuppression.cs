using Pipeline.Disclosure.Tables;

namespace Pipeline.Disclosure.Magnitudes;

/// <summary>
/// Suppresses cells of fixed, linked cubes of sums so that no unsafe cell can be found out from the others. For each unsafe cell it keeps a witness:
/// another table that agrees in every published cell and in which the unsafe one is higher, or lower, by what the rules ask. Suppressing more never
/// makes a witness untrue, so one pass is enough. A cell that has no witness takes its cube, and the finer ones it could be added up from, out of the
/// release.
/// </summary>
public static class WitnessSuppression
{
    /// <param name="earlier">The same table's earlier releases: what they show cannot be taken back, what they suppress stays suppressed.</param>
    /// <exception cref="ArgumentException">Codes, cubes or earlier releases do not fit each other.</exception>
    public static SuppressedRelease Protect(
        MagnitudeTable table, IReadOnlyList<Cube> cubes, SuppressionSettings settings, IReadOnlyList<SuppressedRelease>? earlier = null)
    {
        var layout = new CellLayout(table.Dimensions, cubes);
        var book = new CellBook(table, layout);
        var (shown, suppressed) = Earlier(layout, earlier ?? []);
        List<(int Cell, Judgement Judgement)> unsafeCells = [.. book.Cells.Select(cell => (cell, settings.Rules.Judge([.. book.AmountsOf(cell).Values])))
            .Where(c => c.Item2.IsUnsafe).OrderByDescending(c => Math.Abs(book.Values[c.cell])).ThenBy(c => c.cell)];
        var (withheld, words) = (new bool[cubes.Count], new List<string>());
        while (true)
        {
            var search = new WitnessSearch(book, withheld, shown, suppressed, settings.MostCombinations);
            var failed = unsafeCells.FirstOrDefault(c => !search.Protect(c.Cell, c.Judgement), (-1, default)).Cell;
            if (failed < 0 || withheld.All(w => w)) return new(Cubes(book, search.Suppressed, withheld), failed < 0 ? search.Certificates : [], words);
            words.Add(Withhold(layout, failed, withheld));
        }
    }

    /// <summary>Takes out the cell's cube with all that are finer; where these are out already, the finest that is left.</summary>
    static string Withhold(CellLayout layout, int failed, bool[] withheld)
    {
        var own = layout.Cubes[layout.CubeOf(failed)];
        int[] finer = [.. Enumerable.Range(0, withheld.Length).Where(c => !withheld[c] && layout.Cubes[c].IsAtLeastAsFineAs(own))];
        if (finer.Length == 0)
            finer = [Enumerable.Range(0, withheld.Length).Where(c => !withheld[c]).MinBy(c => layout.Cubes[c].Levels.Count(level => level == Cube.Total))];
        foreach (var c in finer) withheld[c] = true;
        var names = string.Join(", ", finer.Select(c => layout.Cubes[c].Name));
        return $"Cell {layout.NameOf(failed)} of {own.Name} cannot be protected; withheld: {names}. Coarsen the table or drop a dimension.";
    }

    static (HashSet<int> Shown, HashSet<int> Suppressed) Earlier(CellLayout layout, IReadOnlyList<SuppressedRelease> releases)
    {
        var (shown, suppressed) = (new HashSet<int>(), new HashSet<int>());
        foreach (var cube in releases.SelectMany(r => r.Cubes))
        {
            var place = Enumerable.Range(0, layout.Cubes.Count).FirstOrDefault(c => layout.Cubes[c].Levels.SequenceEqual(cube.Cube.Levels), -1);
            if (place < 0)
                throw new ArgumentException($"An earlier release has cube {cube.Cube.Name}, this one has not: keep it, what it shows must be counted with.");
            for (var i = 0; i < cube.Suppressed.Length; i++)
                (cube.Shown(i) is null ? suppressed : shown).Add(layout.CellAt(place, [.. cube.Cells.Codes.Select(column => column[i])]));
        }
        return (shown, suppressed);
    }

    static List<SuppressedCube> Cubes(CellBook book, HashSet<int> suppressed, bool[] withheld)
    {
        var layout = book.Layout;
        var byCube = book.Cells.ToLookup(layout.CubeOf);
        return [.. layout.Cubes.Select((cube, place) =>
        {
            int[] cells = [.. byCube[place]];
            var categories = cells.Select(layout.CategoriesOf).ToList();
            ushort[][] codes = [.. Enumerable.Range(0, layout.Dimensions.Count).Select(d => categories.Select(c => c[d]).ToArray())];
            var hidden = Array.ConvertAll(cells, c => withheld[place] || suppressed.Contains(c));
            return new SuppressedCube(new(cube, codes, Array.ConvertAll(cells, c => book.Values[c])), hidden, withheld[place]);
        })];
    }
}
