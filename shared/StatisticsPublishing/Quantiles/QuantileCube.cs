using System.Runtime.InteropServices;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;

namespace Pipeline.StatisticsPublishing.Quantiles;

/// <summary>Medians and quartiles over every combination of levels of the leaf dimensions.</summary>
sealed class QuantileCube(QuantileDefinition definition, Trees trees)
{
    readonly CodeTree[] _trees = [.. definition.Leaf.Select(l => trees.Of(l.Codelist))];
    readonly List<ulong> _keys = [];
    readonly List<double> _values = [];
    readonly List<int> _contributors = [];
    readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <param name="key">Places of the leaf's codes.</param>
    /// <param name="contributor">The institution that it comes from; null where it is not known.</param>
    public void Add(ulong key, double value, string? contributor)
    {
        _keys.Add(key);
        _values.Add(value);
        _contributors.Add(ContributorOf(contributor));
    }

    public IReadOnlyList<QuantileCell> Cells() => [.. Levels(0).SelectMany(CellsAt).OrderBy(c => string.Join('.', c.Codes), StringComparer.Ordinal)];

    /// <summary>Rows of one institution share a number; a row whose institution is not known stands for itself.</summary>
    int ContributorOf(string? name)
    {
        if (name is null) return -1 - _contributors.Count;
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, name, out var isKnown);
        if (!isKnown) number = _numbers.Count;
        return number;
    }

    /// <summary>Every choice of how many levels each dimension keeps.</summary>
    IEnumerable<int[]> Levels(int dimension)
    {
        if (dimension == _trees.Length) return [[]];
        var limit = definition.Leaf[dimension].Depth;
        var depth = limit == 0 ? _trees[dimension].Depth : limit;
        return Levels(dimension + 1).SelectMany(rest => Enumerable.Range(0, depth + 1).Select(level => (int[])[level, .. rest]));
    }

    /// <summary>Cells in which each code is as fine as the level says; one that is coarser of itself is a cell of its own level.</summary>
    IEnumerable<QuantileCell> CellsAt(int[] levels)
    {
        var cells = new Dictionary<ulong, List<int>>();
        for (var row = 0; row < _keys.Count; row++)
        {
            if (KeyAt(_keys[row], levels) is not { } key) continue;
            ref var rows = ref CollectionsMarshal.GetValueRefOrAddDefault(cells, key, out _);
            (rows ??= []).Add(row);
        }
        return cells.Select(c => CellOf(c.Key, c.Value));
    }

    ulong? KeyAt(ulong key, int[] levels)
    {
        var (at, places) = (0ul, LeafKey.PlacesOf(key, levels.Length));
        for (var d = 0; d < levels.Length; d++)
        {
            var tree = _trees[d];
            if (tree.DepthOf(places[d]) < levels[d]) return null;
            at = LeafKey.Add(at, tree.AtMost(places[d], levels[d]));
        }
        return at;
    }

    QuantileCell CellOf(ulong key, List<int> rows)
    {
        var values = rows.ConvertAll(r => _values[r]);
        values.Sort();
        var largest = definition.Contributor is null ? 0 : rows.CountBy(r => _contributors[r]).Max(c => c.Value) / (double)rows.Count;
        return new(
            [.. LeafKey.PlacesOf(key, _trees.Length).Select((place, d) => _trees[d].IdOf(place))], rows.Count, largest,
            At(values, 0.25), At(values, 0.5), At(values, 0.75));
    }

    /// <summary>Between the two nearest values, in proportion (type 7 of Hyndman and Fan, 1996).</summary>
    static double At(List<double> sorted, double p)
    {
        var place = (sorted.Count - 1) * p;
        var (below, part) = ((int)place, place - (int)place);
        return below + 1 < sorted.Count ? sorted[below] + part * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
