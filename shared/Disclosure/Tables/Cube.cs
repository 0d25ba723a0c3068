namespace Pipeline.Disclosure.Tables;

/// <summary>
/// A table that is published: for each dimension of the population the level at which it is shown (0 for the codes, 1 and up for the rollups,
/// <see cref="Total"/> for rolled up altogether). Its margins are cubes of their own. <paramref name="Weight"/> says how much a deviation of its
/// cells counts beside those of other cubes.
/// </summary>
public sealed record Cube(string Name, IReadOnlyList<int> Levels, int Weight = 1)
{
    public const int Total = -1;

    /// <summary>A cube and all its margins, coarser levels and totals in every combination; the finest first.</summary>
    public static IReadOnlyList<Cube> WithMargins(IReadOnlyList<Dimension> dimensions, params IReadOnlyList<int> finest)
    {
        IEnumerable<int[]> combinations = [[]];
        foreach (var (dimension, level) in dimensions.Zip(finest))
            combinations = combinations.SelectMany(head => dimension.LevelsFrom(level).Select(next => (int[])[.. head, next]));
        return [.. combinations.Select(levels => new Cube(NameOf(dimensions, levels), levels))];
    }

    /// <summary>Linked cubes as one set, each once, in the order of first mention.</summary>
    public static IReadOnlyList<Cube> Union(params IEnumerable<IReadOnlyList<Cube>> sets) =>
        [.. sets.SelectMany(s => s).DistinctBy(c => string.Join(',', c.Levels))];

    /// <summary>Whether every cell of the other is a sum of cells of this one.</summary>
    public bool IsAtLeastAsFineAs(Cube other) =>
        Levels.Zip(other.Levels).All(pair => pair.Second == Total || (pair.First != Total && pair.First <= pair.Second));

    static string NameOf(IReadOnlyList<Dimension> dimensions, IReadOnlyList<int> levels)
    {
        var shown = dimensions.Zip(levels).Where(d => d.Second != Total)
            .Select(d => d.Second == 0 ? d.First.Id : d.First.Rollups[d.Second - 1].Id).ToList();
        return shown.Count == 0 ? "total" : string.Join(" x ", shown);
    }
}
