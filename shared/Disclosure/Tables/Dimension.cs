namespace Pipeline.Disclosure.Tables;

/// <summary>
/// A classification of a table: its finest codes, numbered from 0 in the order given, and coarser groupings of them, from the finer to the coarser.
/// Each grouping must be one of the groups before it, as provinces are of districts.
/// </summary>
public sealed record Dimension(string Id, IReadOnlyList<string> Codes, IReadOnlyList<Rollup> Rollups)
{
    public Dimension(string id, IReadOnlyList<string> codes)
        : this(id, codes, [])
    {
    }

    /// <summary>Number of categories at a level: 0 for the codes, 1 and up for the rollups, <see cref="Cube.Total"/> for everything in one.</summary>
    public int SizeAt(int level) => level == Cube.Total ? 1 : level == 0 ? Codes.Count : Rollups[level - 1].Groups.Count;

    /// <summary>The category at a level that a code belongs to.</summary>
    public int GroupAt(int level, int code) => level == Cube.Total ? 0 : level == 0 ? code : Rollups[level - 1].GroupOf[code];

    /// <summary>The levels from one to the coarsest, the total last.</summary>
    internal IEnumerable<int> LevelsFrom(int level) => level == Cube.Total ? [level] : [.. Enumerable.Range(level, Rollups.Count + 1 - level), Cube.Total];

    /// <summary>What a category at a level is called; <c>*</c> for the total.</summary>
    internal string NameAt(int level, int category) => level == Cube.Total ? "*" : level == 0 ? Codes[category] : Rollups[level - 1].Groups[category];
}

/// <summary>
/// A coarser grouping: <paramref name="GroupOf"/> has one element for each code of the dimension, a place in <paramref name="Groups"/>.
/// </summary>
public sealed record Rollup(string Id, IReadOnlyList<string> Groups, ushort[] GroupOf);
