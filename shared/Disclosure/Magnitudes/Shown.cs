namespace Pipeline.Disclosure.Magnitudes;

/// <summary>Which cells of a layout a release shows. A cell without contributors is shown as 0 unless its cube is withheld.</summary>
sealed class Shown(CellLayout layout, HashSet<int> suppressed, bool[] withheld)
{
    /// <summary>Over the cubes of the layout, in its order.</summary>
    public static Shown Of(CellLayout layout, IReadOnlyList<SuppressedCube> cubes)
    {
        var suppressed = new HashSet<int>();
        for (var c = 0; c < cubes.Count; c++)
            for (var i = 0; i < cubes[c].Suppressed.Length; i++)
                if (cubes[c].Suppressed[i]) suppressed.Add(layout.CellAt(c, [.. cubes[c].Cells.Codes.Select(column => column[i])]));
        return new(layout, suppressed, [.. cubes.Select(c => c.Withheld)]);
    }

    public bool Is(int cell) => !suppressed.Contains(cell) && !IsWithheld(cell);

    public bool IsWithheld(int cell) => withheld[layout.CubeOf(cell)];
}
