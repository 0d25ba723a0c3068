namespace Pipeline.Disclosure.Tables;

/// <summary>
/// The true counts of one population and period at the finest joint classification. Leaves that are not listed count 0. The figures are confidential.
/// </summary>
public sealed record CountTable
{
    /// <summary>Name of the population, part of every leaf's draw: two populations' draws are unrelated.</summary>
    public required string Dataset { get; init; }

    /// <summary>The finest period, such as <c>2026-03</c>.</summary>
    public required string Period { get; init; }

    public required IReadOnlyList<Dimension> Dimensions { get; init; }

    /// <summary>By dimension, then by leaf: the place of the code.</summary>
    public required ushort[][] Codes { get; init; }

    /// <summary>By leaf, 0 or more.</summary>
    public required int[] Counts { get; init; }
}
