using Pipeline.Disclosure.Tables;

namespace Pipeline.Disclosure.Rounding;

/// <summary>
/// Protects the finest joint count table of a population by rounding its small counts to 0 or the base, so that the margins stay near the truth
/// (Langsrud and Heldal 2018). Every figure published later is a sum of the result. Sticky: a count that has not changed since the release before
/// keeps its figure; one that has keeps it too or moves by at least the base. The result depends on the counts, the key and the release before, not
/// on the order of rows.
/// </summary>
public static class SmallCountRounding
{
    /// <param name="margins">Every cube that will be published from the table, with its margins.</param>
    /// <param name="previous">The release before of the same period; its dimensions must be those of <paramref name="table"/>.</param>
    /// <exception cref="ArgumentException">The table or the settings contradict themselves or the release before.</exception>
    public static RoundedTable Protect(CountTable table, IReadOnlyList<Cube> margins, RoundingSettings settings, RoundedTable? previous = null)
    {
        settings.Check();
        var before = settings.Rebase ? null : previous;
        if (before is not null) CheckSame(table, settings, before);
        var keys = new LeafKeys(table.Dimensions);
        var leaves = PairedLeaves.Of(keys, table, before);
        using var draws = new KeyedDraws(settings.Key, table.Dataset, table.Period, table.Dimensions, keys);
        var start = RoundingStart.Of(leaves, draws, settings.Base, first: before is null);
        if (start.Free.Length > 0) Search(table.Dimensions, margins, keys, leaves, start);

        int[] kept = [.. Enumerable.Range(0, leaves.Keys.Length).Where(i => leaves.Counts[i] != 0 || start.Published[i] != 0)];
        return new()
        {
            Dataset = table.Dataset,
            Period = table.Period,
            Dimensions = table.Dimensions,
            Codes = keys.CodesOf(Array.ConvertAll(kept, i => leaves.Keys[i])),
            Counts = Array.ConvertAll(kept, i => leaves.Counts[i]),
            Published = Array.ConvertAll(kept, i => start.Published[i]),
            Base = settings.Base,
            Revision = before is null ? 0 : before.Revision + 1,
        };
    }

    static void CheckSame(CountTable table, RoundingSettings settings, RoundedTable before)
    {
        if (before.Base != settings.Base)
            throw new ArgumentException($"The release before used base {before.Base}, this one {settings.Base}: a change of base is a re-base, asked for as such.");
        if ((before.Dataset, before.Period) != (table.Dataset, table.Period))
            throw new ArgumentException($"The release before is of {before.Dataset}, {before.Period}; the table is of {table.Dataset}, {table.Period}.");
        var others = before.Dimensions.Zip(table.Dimensions).Any(d => d.First.Id != d.Second.Id || !d.First.Codes.SequenceEqual(d.Second.Codes));
        if (before.Dimensions.Count != table.Dimensions.Count || others)
            throw new ArgumentException($"The release before of {table.Dataset} has other dimensions or codes: recode it to this one's, or re-base.");
    }

    // Only leaves that are free or off the truth bear on the search: the others, zeros among them, take no room in it.
    static void Search(IReadOnlyList<Dimension> dimensions, IReadOnlyList<Cube> margins, LeafKeys keys, PairedLeaves leaves, RoundingStart start)
    {
        int[] off = [.. Enumerable.Range(0, leaves.Keys.Length).Where(i => start.Published[i] != leaves.Counts[i]).Except(start.Free)];
        int[] rows = [.. start.Free, .. off];
        var codes = keys.CodesOf(Array.ConvertAll(rows, i => leaves.Keys[i]));
        var (free, cubes) = (start.Free.Length, margins.Count);
        var incidence = new int[free * cubes];
        var residuals = new List<int[]>(cubes);
        var offset = 0;
        for (var c = 0; c < cubes; c++)
        {
            var cells = CellNumbers.Of(dimensions, margins[c], codes, rows.Length);
            var residual = new int[cells.Count];
            for (var k = 0; k < rows.Length; k++) residual[cells.OfLeaf[k]] += start.Published[rows[k]] - leaves.Counts[rows[k]];
            for (var k = 0; k < free; k++) incidence[k * cubes + c] = offset + cells.OfLeaf[k];
            residuals.Add(residual);
            offset += cells.Count;
        }
        var published = Array.ConvertAll(start.Free, i => start.Published[i]);
        int[] weights = [.. margins.Select(m => m.Weight)];
        new RoundingSearch(incidence, weights, [.. residuals.SelectMany(r => r)], start.Choices, start.ChoiceCounts, published).Run();
        for (var k = 0; k < free; k++) start.Published[start.Free[k]] = published[k];
    }
}
