using Pipeline.Disclosure.Tables;

namespace Pipeline.Disclosure.Rounding;

/// <summary>
/// One population and period as a release protects it: true counts beside published ones, leaf by leaf in the order of their codes. A leaf of which
/// both are 0 is not listed. Everything published is a sum of <see cref="Published"/>; <see cref="Counts"/> stay in the restricted store, for the
/// next release.
/// </summary>
public sealed record RoundedTable
{
    public required string Dataset { get; init; }

    public required string Period { get; init; }

    public required IReadOnlyList<Dimension> Dimensions { get; init; }

    /// <summary>By dimension, then by leaf.</summary>
    public required ushort[][] Codes { get; init; }

    /// <summary>The true count of each leaf; confidential.</summary>
    public required int[] Counts { get; init; }

    /// <summary>The figure that stands for it: 0, or the base or more.</summary>
    public required int[] Published { get; init; }

    public required int Base { get; init; }

    /// <summary>0 for the first release of the period and for a re-base, else one more than that of the release before.</summary>
    public required int Revision { get; init; }

    /// <summary>The cells of a cube as published; those of 0 without a leaf are not listed.</summary>
    public CubeCells Cells(Cube cube) => CubeCells.Sum(Dimensions, cube, Codes, Published);

    /// <summary>The same table in the code lists of today, found by dimension and code; lists may have grown or changed their order since.</summary>
    /// <exception cref="ArgumentException">A dimension, or a code that is in use, is no longer there: such a change is a re-base.</exception>
    public RoundedTable Recoded(IReadOnlyList<Dimension> dimensions)
    {
        var codes = new ushort[dimensions.Count][];
        for (var d = 0; d < codes.Length; d++)
        {
            var from = Dimensions.ToList().FindIndex(old => old.Id == dimensions[d].Id);
            if (from < 0 || Dimensions.Count != dimensions.Count)
                throw new ArgumentException($"{Dataset}, {Period}, was not published by {dimensions[d].Id} alike; re-base it.");
            var places = dimensions[d].Codes.Select((code, place) => (code, place)).ToDictionary(c => c.code, c => (ushort)c.place);
            var old = Dimensions[from].Codes;
            codes[d] = Array.ConvertAll(Codes[from], place => places.TryGetValue(old[place], out var now)
                ? now
                : throw new ArgumentException(
                    $"Code {old[place]} of {dimensions[d].Id} is no longer there, but {Dataset}, {Period}, was published with it; re-base it."));
        }
        return this with { Dimensions = dimensions, Codes = codes };
    }
}
