using Pipeline.Statistics.Structures;

namespace Pipeline.StatisticsPublishing.Definitions;

/// <summary>A code list as a tree below its total, the first code; the places of codes are those in the list.</summary>
sealed class CodeTree
{
    readonly int[] _parents;
    readonly int[] _depths;
    readonly bool[] _hasChildren;

    /// <exception cref="InvalidDataException">A code's parent is not there or stands after it in a circle.</exception>
    public CodeTree(Codelist list)
    {
        List = list;
        _parents = [.. list.Codes.Select(c => c.Parent is null ? -1 : list.PlaceOf(c.Parent) is >= 0 and var p ? p : throw Lost(c, list))];
        _depths = [.. list.Codes.Select((c, place) => DepthOf(place, c, list))];
        _hasChildren = [.. list.Codes.Select((_, place) => _parents.Contains(place))];
        Unknown = Enumerable.Range(0, list.Codes.Length).FirstOrDefault(p => _parents[p] == Root && list.Codes[p].Id.EndsWith("_U", StringComparison.Ordinal), -1);
    }

    public Codelist List { get; }

    /// <summary>The total's place.</summary>
    public const int Root = 0;

    /// <summary>Place of the code for what is not known; -1 when there is none.</summary>
    public int Unknown { get; }

    /// <summary>Levels below the total.</summary>
    public int Depth => _depths.Where((_, place) => IsPart(place)).DefaultIfEmpty(0).Max();

    public string IdOf(int place) => List.Codes[place].Id;

    public int DepthOf(int place) => _depths[place];

    /// <summary>The code itself or the group it is in, no more than so many levels below the total.</summary>
    public int AtMost(int place, int depth)
    {
        while (_depths[place] > depth) place = _parents[place];
        return place;
    }

    /// <summary>The code and the groups it is in, up to the total, the finest first.</summary>
    public IEnumerable<int> Upwards(int place)
    {
        for (; place >= 0; place = _parents[place]) yield return place;
    }

    /// <summary>The codes into which all parts of the total fall when no more than so many levels are kept.</summary>
    public IReadOnlyList<int> FinestAt(int depth) =>
        [.. Enumerable.Range(0, _depths.Length).Where(p => IsPart(p) && (_depths[p] == depth || (_depths[p] < depth && !_hasChildren[p])))];

    /// <summary>Whether a code is the total or below it: what is not applicable stands beside.</summary>
    bool IsPart(int place) => AtMost(place, 0) == Root;

    int DepthOf(int place, Code code, Codelist list)
    {
        var depth = 0;
        for (var up = _parents[place]; up >= 0; up = _parents[up])
            if (++depth > list.Codes.Length) throw Lost(code, list);
        return depth;
    }

    static InvalidDataException Lost(Code code, Codelist list) => new($"{list.Id}: code {code.Id} has the parent {code.Parent}, which is not above it.");
}
