using Pipeline.Statistics.Structures;

namespace Pipeline.Sdmx.Requests;

/// <summary>Codes of one dimension, as places in its codelist, in order and without doubles. Null stands for every code where one is expected.</summary>
public sealed class CodeSet
{
    readonly ushort[] _places;

    CodeSet(ushort[] places) => _places = places;

    public ReadOnlySpan<ushort> Places => _places;

    public static CodeSet Of(IEnumerable<int> places) => new([.. places.Distinct().Order().Select(place => (ushort)place)]);

    /// <summary>Those that both have.</summary>
    public static CodeSet? Both(CodeSet? one, CodeSet? other) =>
        one is null ? other : other is null ? one : new([.. one._places.Intersect(other._places)]);

    public bool Contains(int place) => Array.BinarySearch(_places, (ushort)place) >= 0;

    /// <summary>The codes' ids with a separator that no id can hold.</summary>
    public string Name(Codelist codelist) => string.Join('+', _places.Select(place => codelist.Codes[place].Id));
}
