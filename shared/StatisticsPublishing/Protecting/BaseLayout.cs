using Pipeline.Disclosure.Rounding;
using Pipeline.Disclosure.Tables;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;

namespace Pipeline.StatisticsPublishing.Protecting;

/// <summary>A population's leaves at one fineness: how many levels below the total each dimension keeps.</summary>
sealed class BaseLayout
{
    readonly CodeTree[] _trees;
    readonly IReadOnlyList<int>[] _places;

    public BaseLayout(Population population, Trees trees, int[] depths)
    {
        (Population, Depths) = (population, depths);
        _trees = [.. population.Leaf.Select(l => trees.Of(l.Codelist))];
        _places = [.. _trees.Select((tree, d) => tree.FinestAt(depths[d]))];
        Dimensions = [.. population.Leaf.Select((leaf, d) => DimensionOf(leaf.Id, d))];
        Cubes = Cube.WithMargins(Dimensions, [.. Dimensions.Select(_ => 0)]);
    }

    public Population Population { get; }

    public int[] Depths { get; }

    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>The finest table and all its margins: every cube that a flow may show.</summary>
    public IReadOnlyList<Cube> Cubes { get; }

    /// <summary>As fine as the population allows.</summary>
    public static BaseLayout Finest(Population population, Trees trees) =>
        new(population, trees, [.. population.Leaf.Select(l => l.Depth == 0 ? trees.Of(l.Codelist).Depth : l.Depth)]);

    /// <summary>With a level less in one dimension.</summary>
    public BaseLayout Coarser(string dimension, Trees trees) =>
        new(Population, trees, [.. Depths.Select((depth, d) => Population.Leaf[d].Id == dimension ? depth - 1 : depth)]);

    /// <summary>The counts of one period, added up at this fineness.</summary>
    public CountTable Count(string period, IEnumerable<LeafCount> leaves)
    {
        var counts = new SortedDictionary<ulong, long>();
        foreach (var leaf in leaves)
        {
            var key = KeyOf(leaf.Codes);
            counts[key] = counts.GetValueOrDefault(key) + leaf.Count;
        }
        var codes = Dimensions.Select(_ => new ushort[counts.Count]).ToArray();
        var row = 0;
        foreach (var key in counts.Keys)
        {
            var places = LeafKey.PlacesOf(key, codes.Length);
            for (var d = 0; d < codes.Length; d++) codes[d][row] = (ushort)places[d];
            row++;
        }
        return new() { Dataset = Population.Id, Period = period, Dimensions = Dimensions, Codes = codes, Counts = [.. counts.Values.Select(c => checked((int)c))] };
    }

    /// <summary>The weights of one period, added up over cells of the dimensions that are calibrated.</summary>
    public Dictionary<string, double> Weigh(IEnumerable<LeafCount> leaves) => leaves
        .GroupBy(l => CalibrationCell(l.Codes))
        .ToDictionary(g => g.Key, g => g.Sum(l => l.Weight));

    /// <summary>The codes of a leaf in the calibrated dimensions, at this fineness.</summary>
    public string CalibrationCell(string[] codes) => string.Join('.', Population.Calibrate.Select(id => Dimensions.ToList().FindIndex(d => d.Id == id))
        .Select(d => _trees[d].IdOf(_trees[d].AtMost(_trees[d].List.PlaceOf(codes[d]), Depths[d]))));

    public RoundedTable Restore(BaseTable stored) => new()
    {
        Dataset = stored.Population,
        Period = stored.Period,
        Dimensions = Dimensions,
        Codes = [.. Dimensions.Select((dimension, d) => Array.ConvertAll(stored.Leaves, l => (ushort)PlaceAmong(d, l.Codes[d])))],
        Counts = Array.ConvertAll(stored.Leaves, l => l.X),
        Published = Array.ConvertAll(stored.Leaves, l => l.Y),
        Base = stored.Base,
        Revision = stored.Revision,
    };

    public BaseTable Store(RoundedTable table, string keyVersion) => new(
        table.Dataset, table.Period, table.Base, table.Revision, keyVersion, System.Collections.Immutable.ImmutableSortedDictionary.CreateRange(
            StringComparer.Ordinal, Population.Leaf.Select((l, d) => KeyValuePair.Create(l.Id, Depths[d]))),
        [.. Enumerable.Range(0, table.Published.Length).Select(i => new BaseLeaf(CodesOf(table, i), table.Counts[i], table.Published[i]))]);

    public string[] CodesOf(RoundedTable table, int leaf) => [.. Dimensions.Select((dimension, d) => dimension.Codes[table.Codes[d][leaf]])];

    /// <summary>The leaf's places in the code lists.</summary>
    public int[] PlacesOf(RoundedTable table, int leaf) => [.. _places.Select((places, d) => places[table.Codes[d][leaf]])];

    ulong KeyOf(string[] codes)
    {
        var key = 0ul;
        for (var d = 0; d < codes.Length; d++) key = LeafKey.Add(key, PlaceAmong(d, codes[d]));
        return key;
    }

    /// <summary>Where the group that a code is in stands among the dimension's own codes.</summary>
    int PlaceAmong(int dimension, string code)
    {
        var tree = _trees[dimension];
        var place = tree.AtMost(tree.List.PlaceOf(code), Depths[dimension]);
        return _indexes[dimension].TryGetValue(place, out var index)
            ? index
            : throw new InvalidDataException($"{Population.Id}: code {code} is no leaf of {Dimensions[dimension].Id}.");
    }

    Dimension DimensionOf(string id, int d)
    {
        var (tree, places) = (_trees[d], _places[d]);
        _indexes.Add(places.Select((place, i) => (place, i)).ToDictionary(p => p.place, p => p.i));
        var rollups = Enumerable.Range(1, Math.Max(0, Depths[d] - 1)).Reverse().Select(depth =>
        {
            var groups = places.Select(p => tree.AtMost(p, depth)).Distinct().ToList();
            return new Rollup($"{id}:{depth}", [.. groups.Select(tree.IdOf)], [.. places.Select(p => (ushort)groups.IndexOf(tree.AtMost(p, depth)))]);
        });
        return new(id, [.. places.Select(tree.IdOf)], [.. rollups]);
    }

    readonly List<Dictionary<int, int>> _indexes = [];
}
