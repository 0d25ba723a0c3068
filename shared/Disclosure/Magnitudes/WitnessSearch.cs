using Pipeline.Disclosure.Tables;

namespace Pipeline.Disclosure.Magnitudes;

/// <summary>
/// One pass over the unsafe cells of a table, the large ones first: finds each a witness at the least cost in further suppressed cells.
/// </summary>
/// <param name="withheld">By cube of the layout: not shown at all.</param>
/// <param name="shownBefore">Cells that an earlier release shows: their figure can be doubted no more.</param>
sealed class WitnessSearch(CellBook book, bool[] withheld, HashSet<int> shownBefore, HashSet<int> suppressedBefore, int mostCombinations)
{
    readonly Dictionary<int, long> _affected = [];

    public HashSet<int> Suppressed { get; } = [.. suppressedBefore];

    public List<Certificate> Certificates { get; } = [];

    /// <summary>Suppresses the cell and what its witnesses need; false if one of the two has none.</summary>
    public bool Protect(int cell, Judgement judgement)
    {
        Suppressed.Add(cell);
        return Add(cell, judgement.Up, upward: true) && Add(cell, judgement.Down, upward: false);
    }

    bool Add(int cell, long requirement, bool upward)
    {
        if (requirement <= 0) return true;
        var moves = new WitnessMoves(book, cell, mostCombinations);
        var candidates = moves.Swaps().Select(swap => moves.Change(swap, requirement, upward)).Concat(moves.Transfers(requirement, upward));
        if (Cheapest(candidates, cell, [], none: true) is { } best)
        {
            Keep(cell, requirement, upward, best.Changes);
            return true;
        }
        // A witness that some insiders see through, and another that none of these does: no one can exclude both.
        if (Cheapest(candidates, cell, [], none: false) is not { } first) return false;
        if (Cheapest(candidates, cell, first.Insiders, none: false) is not { } second) return false;
        Keep(cell, requirement, upward, first.Changes);
        Keep(cell, requirement, upward, second.Changes);
        return true;
    }

    void Keep(int cell, long requirement, bool upward, Dictionary<ulong, long> changes)
    {
        Spread(changes);
        foreach (var (affected, change) in _affected)
            if (change != 0) Suppressed.Add(affected);
        var layout = book.Layout;
        Certificates.Add(new(layout.Cubes[layout.CubeOf(cell)].Name, layout.CategoriesOf(cell), upward, requirement,
            [.. changes.Where(c => c.Value != 0).OrderBy(c => c.Key).Select(c => new LeafChange(CodesOf(c.Key), c.Value))]));
    }

    /// <summary>The cheapest that none of the insiders given sees through or, where <paramref name="none"/> is asked, that no one does.</summary>
    (Dictionary<ulong, long> Changes, HashSet<int> Insiders)? Cheapest(
        IEnumerable<Dictionary<ulong, long>?> candidates, int cell, HashSet<int> unseen, bool none)
    {
        (Dictionary<ulong, long>, HashSet<int>)? best = null;
        var least = double.MaxValue;
        foreach (var changes in candidates)
        {
            var insiders = new HashSet<int>();
            if (changes is null || Cost(changes, cell, insiders) is not { } cost || cost >= least) continue;
            if (none ? insiders.Count > 0 : insiders.Overlaps(unseen)) continue;
            (best, least) = ((changes, insiders), cost);
            if (least == 0) break;
        }
        return best;
    }

    /// <summary>1 + log2(1 + figure) + 2 x level of aggregation for each cell that must be suppressed anew; null if one may not be.</summary>
    double? Cost(Dictionary<ulong, long> changes, int own, HashSet<int> insiders)
    {
        Spread(changes);
        var cost = 0.0;
        foreach (var (cell, change) in _affected)
        {
            if (change == 0) continue;
            if (shownBefore.Contains(cell)) return null;
            var cube = book.Layout.CubeOf(cell);
            if (withheld[cube]) continue;
            if (!(cell == own && book.Values[cell] == 0) && !Certificate.KeepsSign(book.Values[cell], change)) return null;
            if (cell != own) book.AddInsider(cell, own, insiders);
            if (!Suppressed.Contains(cell)) cost += 1 + Math.Log2(1.0 + Math.Abs(book.Values[cell])) + 2 * Aggregation(cube);
        }
        return cost;
    }

    int Aggregation(int cube) => book.Layout.Cubes[cube].Levels
        .Select((level, d) => level == Cube.Total ? book.Layout.Dimensions[d].Rollups.Count + 1 : level).Sum();

    void Spread(Dictionary<ulong, long> changes)
    {
        _affected.Clear();
        foreach (var (leaf, change) in changes)
        {
            if (change == 0) continue;
            var codes = CodesOf(leaf);
            for (var cube = 0; cube < withheld.Length; cube++)
            {
                var cell = book.Layout.CellOf(cube, codes);
                _affected[cell] = _affected.GetValueOrDefault(cell) + change;
            }
        }
    }

    ushort[] CodesOf(ulong leaf) => book.Leaves.TryGetValue(leaf, out var found)
        ? found.Codes
        : [.. Enumerable.Range(0, book.Layout.Dimensions.Count).Select(d => (ushort)book.Layout.Leaves.CodeOf(leaf, d))];
}
