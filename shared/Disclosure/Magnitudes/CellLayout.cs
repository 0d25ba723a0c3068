using Pipeline.Disclosure.Tables;

namespace Pipeline.Disclosure.Magnitudes;

/// <summary>
/// Numbers every possible cell of a set of fixed cubes, one after the other, and finds the cells of a leaf. A leaf is its codes as one number.
/// </summary>
sealed class CellLayout
{
    // Sums are published in fixed, small cubes; more cells than this are not looked over cell by cell.
    const long Most = 20_000_000;

    readonly int[][][] _steps;
    readonly int[] _offsets;

    public CellLayout(IReadOnlyList<Dimension> dimensions, IReadOnlyList<Cube> cubes)
    {
        (Dimensions, Cubes, Leaves) = (dimensions, cubes, new(dimensions));
        _steps = new int[cubes.Count][][];
        _offsets = new int[cubes.Count + 1];
        for (var c = 0; c < cubes.Count; c++)
        {
            _steps[c] = new int[dimensions.Count][];
            long stride = 1;
            for (var d = dimensions.Count - 1; d >= 0; d--)
            {
                var level = cubes[c].Levels[d];
                var step = (int)stride;
                _steps[c][d] = [.. Enumerable.Range(0, dimensions[d].Codes.Count).Select(code => step * dimensions[d].GroupAt(level, code))];
                stride *= dimensions[d].SizeAt(level);
                if (_offsets[c] + stride > Most) throw new ArgumentException($"Cube {cubes[c].Name} has too many cells to protect sums in: coarsen it.");
            }
            _offsets[c + 1] = _offsets[c] + (int)stride;
        }
    }

    public IReadOnlyList<Dimension> Dimensions { get; }

    public IReadOnlyList<Cube> Cubes { get; }

    public LeafKeys Leaves { get; }

    public int CellCount => _offsets[^1];

    public int CellOf(int cube, ReadOnlySpan<ushort> codes)
    {
        var cell = _offsets[cube];
        var steps = _steps[cube];
        for (var d = 0; d < codes.Length; d++) cell += steps[d][codes[d]];
        return cell;
    }

    public int CubeOf(int cell)
    {
        var found = Array.BinarySearch(_offsets, cell);
        if (found < 0) found = ~found - 1;
        while (_offsets[found + 1] == cell) found++;
        return found;
    }

    /// <summary>The number of a cell given by its categories at its cube's levels.</summary>
    public int CellAt(int cube, IReadOnlyList<ushort> categories)
    {
        var cell = 0;
        for (var d = 0; d < Dimensions.Count; d++) cell = cell * Dimensions[d].SizeAt(Cubes[cube].Levels[d]) + categories[d];
        return _offsets[cube] + cell;
    }

    /// <summary>The categories of a cell at its cube's levels, by dimension.</summary>
    public ushort[] CategoriesOf(int cell)
    {
        var cube = CubeOf(cell);
        var rest = cell - _offsets[cube];
        var categories = new ushort[Dimensions.Count];
        for (var d = Dimensions.Count - 1; d >= 0; d--)
        {
            var size = Dimensions[d].SizeAt(Cubes[cube].Levels[d]);
            categories[d] = (ushort)(rest % size);
            rest /= size;
        }
        return categories;
    }

    public string NameOf(int cell)
    {
        var levels = Cubes[CubeOf(cell)].Levels;
        return string.Join('.', CategoriesOf(cell).Select((category, d) => Dimensions[d].NameAt(levels[d], category)));
    }
}
