using Pipeline.Disclosure.Tables;

namespace Pipeline.Disclosure.Magnitudes;

/// <summary>
/// The swaps that a change of one cell can be made of: in some of the cell's dimensions its category is set against a sibling's, which leaves every
/// margin over those dimensions as it was. With all dimensions swapped it is the hypercube of Giessing and Repsilber's method.
/// </summary>
sealed class WitnessMoves(CellBook book, int cell, int mostCombinations)
{
    readonly CellLayout _layout = book.Layout;
    readonly IReadOnlyList<int> _levels = book.Layout.Cubes[book.Layout.CubeOf(cell)].Levels;
    readonly ushort[] _categories = book.Layout.CategoriesOf(cell);

    /// <summary>
    /// Every choice of swapped dimensions and siblings, most dimensions first: by dimension the codes to swap to, null where none is.
    /// </summary>
    public IEnumerable<ushort[]?[]> Swaps()
    {
        int[] shown = [.. Enumerable.Range(0, _levels.Count).Where(d => _levels[d] != Cube.Total)];
        if (shown.Length == 0) return [new ushort[]?[_levels.Count]];
        return Enumerable.Range(1, (1 << shown.Length) - 1).OrderByDescending(set => int.PopCount(set)).ThenBy(set => set)
            .SelectMany(set => Siblings([.. shown.Where((_, i) => (set >> i & 1) != 0)]).Take(mostCombinations));
    }

    IEnumerable<ushort[]?[]> Siblings(int[] swapped)
    {
        IEnumerable<ushort[]?[]> choices = [new ushort[]?[_levels.Count]];
        foreach (var d in swapped)
        {
            var siblings = SiblingCodes(d);
            choices = choices.SelectMany(choice => siblings.Select(codes =>
            {
                var next = (ushort[]?[])choice.Clone();
                next[d] = codes;
                return next;
            }));
        }
        return choices;
    }

    /// <summary>By sibling category, those of the same parent first: its codes.</summary>
    List<ushort[]> SiblingCodes(int d)
    {
        var (dimension, level) = (_layout.Dimensions[d], _levels[d]);
        var parentLevel = level < dimension.Rollups.Count ? level + 1 : Cube.Total;
        var own = Enumerable.Range(0, dimension.Codes.Count).First(code => dimension.GroupAt(level, code) == _categories[d]);
        return [.. Enumerable.Range(0, dimension.Codes.Count).GroupBy(code => dimension.GroupAt(level, code), code => (ushort)code)
            .Where(g => g.Key != _categories[d])
            .OrderBy(g => dimension.GroupAt(parentLevel, g.First()) == dimension.GroupAt(parentLevel, own) ? 0 : 1).ThenBy(g => g.Key)
            .Select(g => g.ToArray())];
    }

    /// <summary>
    /// A change of leaves of the cell and of its siblings by the swap, through which the cell moves by the requirement; the leaves that can give most
    /// go first. Null if they cannot give enough.
    /// </summary>
    public Dictionary<ulong, long>? Change(ushort[]?[] swap, long requirement, bool upward)
    {
        var corners = Corners(swap, upward);
        corners.Sort((a, b) => b.Room != a.Room ? b.Room.CompareTo(a.Room) : a.Order.CompareTo(b.Order));
        var changes = new Dictionary<ulong, long>();
        var left = requirement;
        foreach (var (leaves, _, _) in corners)
        {
            var step = left;
            for (var k = 0; k < leaves.Length; k++)
                if (IsGiver(k, upward)) step = Math.Min(step, Room(leaves[k], k) + Math.Min(0, changes.GetValueOrDefault(leaves[k])));
            if (step <= 0) continue;
            for (var k = 0; k < leaves.Length; k++) changes[leaves[k]] = changes.GetValueOrDefault(leaves[k]) + (IsGiver(k, upward) ? -step : step);
            left -= step;
            if (left == 0) return changes;
        }
        return null;
    }

    /// <summary>
    /// Changes that pass the requirement between the cell and one leaf outside it, whatever their codes: for cells whose swaps all meet a zero or a
    /// leaf that cannot give. Only the grand total stays as it was for sure.
    /// </summary>
    public IEnumerable<Dictionary<ulong, long>> Transfers(long requirement, bool upward)
    {
        var own = book.LeavesOf(cell);
        var inside = own.ToHashSet();
        var others = book.Leaves.Where(leaf => !inside.Contains(leaf.Key) && (!upward || leaf.Value.Room(spared: 0) >= requirement))
            .OrderByDescending(leaf => leaf.Value.Value).ThenBy(leaf => leaf.Key).Select(leaf => leaf.Key);
        var ends = upward ? own.Select(leaf => new Dictionary<ulong, long> { [leaf] = requirement }) : Given(own, requirement);
        return ends.SelectMany(end => others.Select(other => new Dictionary<ulong, long>(end) { [other] = upward ? -requirement : requirement }))
            .Take(mostCombinations);
    }

    /// <summary>The requirement taken from the cell's leaves, from those first that can give most; nothing if they cannot.</summary>
    IEnumerable<Dictionary<ulong, long>> Given(IReadOnlyList<ulong> own, long requirement)
    {
        var changes = new Dictionary<ulong, long>();
        foreach (var leaf in own.OrderByDescending(l => Room(l, corner: 0)).ThenBy(l => l))
        {
            var step = Math.Min(requirement, Room(leaf, corner: 0));
            if (step > 0) changes[leaf] = -step;
            requirement -= step;
        }
        if (requirement == 0) yield return changes;
    }

    // Corner k of a swap has the dimensions swapped whose bits are set; the corner 0 is the cell's own leaf.
    static bool IsGiver(int corner, bool upward) => (int.PopCount(corner) % 2 != 0) == upward;

    long Room(ulong leaf, int corner) => book.Leaves.TryGetValue(leaf, out var found) ? found.Room(spared: corner == 0 ? 1 : 0) : 0;

    List<(ulong[] Leaves, long Room, int Order)> Corners(ushort[]?[] swap, bool upward)
    {
        int[] swapped = [.. Enumerable.Range(0, swap.Length).Where(d => swap[d] is not null)];
        var corners = new List<(ulong[] Leaves, long Room, int Order)>();
        foreach (var leaf in book.LeavesOf(cell))
        {
            var codes = book.Leaves[leaf].Codes;
            IEnumerable<ushort[]> targets = [[]];
            foreach (var d in swapped) targets = targets.SelectMany(head => swap[d]!.Select(code => (ushort[])[.. head, code]));
            foreach (var target in targets.Take(mostCombinations))
            {
                var leaves = new ulong[1 << swapped.Length];
                for (var k = 0; k < leaves.Length; k++)
                {
                    ulong key = leaf;
                    for (var s = 0; s < swapped.Length; s++)
                        if ((k >> s & 1) != 0) key = _layout.Leaves.With(key, swapped[s], codes[swapped[s]], target[s]);
                    leaves[k] = key;
                }
                var room = long.MaxValue;
                for (var k = 0; k < leaves.Length && room > 0; k++)
                    if (IsGiver(k, upward)) room = Math.Min(room, Room(leaves[k], k));
                if (room > 0) corners.Add((leaves, room, corners.Count));
            }
        }
        return corners;
    }
}
