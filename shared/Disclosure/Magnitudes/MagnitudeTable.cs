using Pipeline.Disclosure.Tables;

namespace Pipeline.Disclosure.Magnitudes;

/// <summary>
/// Sums such as pay or remittances before protection: one row for each amount that a contributor adds to a leaf, in whole units. Amounts of one
/// holding carry the same contributor number: establishments of one owner are one contributor. For a table of counts each unit is a contributor of
/// its own with amount 1.
/// </summary>
public sealed record MagnitudeTable
{
    public required IReadOnlyList<Dimension> Dimensions { get; init; }

    /// <summary>By dimension, then by row: the place of the code.</summary>
    public required ushort[][] Codes { get; init; }

    /// <summary>By row, in whole units; may be below 0.</summary>
    public required long[] Amounts { get; init; }

    /// <summary>By row: the number of the holding.</summary>
    public required int[] Contributors { get; init; }
}
