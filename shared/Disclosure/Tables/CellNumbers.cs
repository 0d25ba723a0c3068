using System.Runtime.InteropServices;

namespace Pipeline.Disclosure.Tables;

/// <summary>
/// The cells of one cube that a set of leaves falls into, numbered from 0. <paramref name="OfLeaf"/> has one element per leaf; numbers below
/// <paramref name="Count"/> need not all be in use.
/// </summary>
sealed record CellNumbers(int[] OfLeaf, int Count)
{
    // Beyond this a cube's possible cells are not laid out, only those that occur.
    const long LaidOut = 1 << 21;

    public static CellNumbers Of(IReadOnlyList<Dimension> dimensions, Cube cube, ushort[][] codes, int leaves)
    {
        if (cube.Levels.Count != dimensions.Count)
            throw new ArgumentException($"Cube {cube.Name} has {cube.Levels.Count} levels for {dimensions.Count} dimensions.");
        var size = dimensions.Select((d, i) => (double)d.SizeAt(cube.Levels[i])).Aggregate(1.0, (a, b) => a * b);
        return size <= LaidOut ? Laid(dimensions, cube, codes, leaves, (int)size) : Occurring(dimensions, cube, codes, leaves);
    }

    static CellNumbers Laid(IReadOnlyList<Dimension> dimensions, Cube cube, ushort[][] codes, int leaves, int size)
    {
        var cells = new int[leaves];
        foreach (var (column, steps) in Steps(dimensions, cube, codes))
            for (var i = 0; i < cells.Length; i++) cells[i] += (int)steps[column[i]];
        return new(cells, size);
    }

    static CellNumbers Occurring(IReadOnlyList<Dimension> dimensions, Cube cube, ushort[][] codes, int leaves)
    {
        var wide = new ulong[leaves];
        foreach (var (column, steps) in Steps(dimensions, cube, codes))
            for (var i = 0; i < wide.Length; i++) wide[i] += steps[column[i]];
        var numbers = new Dictionary<ulong, int>();
        var cells = new int[leaves];
        for (var i = 0; i < cells.Length; i++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, wide[i], out var known);
            if (!known) number = numbers.Count - 1;
            cells[i] = number;
        }
        return new(cells, numbers.Count);
    }

    static IEnumerable<(ushort[] Column, ulong[] Steps)> Steps(IReadOnlyList<Dimension> dimensions, Cube cube, ushort[][] codes)
    {
        ulong stride = 1;
        for (var d = dimensions.Count - 1; d >= 0; d--)
        {
            var (dimension, level) = (dimensions[d], cube.Levels[d]);
            if (level == Cube.Total) continue;
            var step = stride;
            yield return (codes[d], [.. Enumerable.Range(0, dimension.Codes.Count).Select(code => step * (ulong)dimension.GroupAt(level, code))]);
            stride = checked(stride * (ulong)Math.Max(1, dimension.SizeAt(level)));
        }
    }
}
