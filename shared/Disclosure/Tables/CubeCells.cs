namespace Pipeline.Disclosure.Tables;

/// <summary>
/// The cells of one cube, in the order of their categories. <see cref="Codes"/> is by dimension, then by cell: the place of the category at the
/// cube's level, 0 where the dimension is rolled up. <see cref="Values"/> is by cell.
/// </summary>
public sealed record CubeCells(Cube Cube, ushort[][] Codes, long[] Values)
{
    /// <summary>Sums of leaves; cells without a leaf are not listed.</summary>
    public static CubeCells Sum(IReadOnlyList<Dimension> dimensions, Cube cube, ushort[][] codes, IReadOnlyList<int> values)
    {
        var groups = new ushort[dimensions.Count][];
        for (var d = 0; d < groups.Length; d++)
        {
            var (dimension, level) = (dimensions[d], cube.Levels[d]);
            groups[d] = Array.ConvertAll(codes[d], code => (ushort)dimension.GroupAt(level, code));
        }
        var cells = CellNumbers.Of(dimensions, cube, codes, values.Count);
        var sums = new long[cells.Count];
        var first = new int[cells.Count];
        Array.Fill(first, -1);
        for (var i = 0; i < values.Count; i++)
        {
            var cell = cells.OfLeaf[i];
            sums[cell] += values[i];
            if (first[cell] < 0) first[cell] = i;
        }
        int[] used = [.. Enumerable.Range(0, cells.Count).Where(c => first[c] >= 0)];
        Array.Sort(used, (a, b) => Compare(groups, first[a], first[b]));
        return new(cube, [.. groups.Select(g => Array.ConvertAll(used, c => g[first[c]]))], Array.ConvertAll(used, c => sums[c]));
    }

    static int Compare(ushort[][] groups, int a, int b)
    {
        foreach (var group in groups)
            if (group[a] != group[b]) return group[a].CompareTo(group[b]);
        return 0;
    }
}
