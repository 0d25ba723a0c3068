using System.Collections.Immutable;

namespace Pipeline.Sdmx.Requests;

/// <summary>What is asked of one dataflow, whichever language it was asked in.</summary>
public sealed record DataQuery
{
    /// <summary>Observation dimension that stands for all: no series.</summary>
    public const string AllDimensions = "AllDimensions";

    /// <summary>Any of these; each by dimension, null for every code.</summary>
    public required ImmutableArray<CodeSet?[]> Keys { get; init; }

    /// <summary>All of these hold of a row's period.</summary>
    public ImmutableArray<FilterExpression> Times { get; init; } = [];

    public RowFilter Rows { get; init; } = RowFilter.None;

    /// <summary>Of each series, the first so many of the observations that are left; with <see cref="Last"/>, those and the last.</summary>
    public int? First { get; init; }

    public int? Last { get; init; }

    /// <summary>Observations to pass over, in the order of the table.</summary>
    public int Offset { get; init; }

    public int? Limit { get; init; }

    /// <summary><c>TIME_PERIOD</c>, <see cref="AllDimensions"/> or a dimension's id.</summary>
    public required string DimensionAtObservation { get; init; }

    public Detail Detail { get; init; }

    /// <summary>Whether the value is written.</summary>
    public bool HasValues { get; init; } = true;

    /// <summary>Ids of the attributes to write; null for all.</summary>
    public ImmutableHashSet<string>? Attributes { get; init; }

    /// <summary>The query in one spelling: two that ask for the same in other words may differ here, two that do not never agree.</summary>
    public required string Canonical { get; init; }

    /// <summary>Whether an attribute of this id is written.</summary>
    public bool Shows(string attribute) =>
        Detail is not (Detail.DataOnly or Detail.SeriesKeysOnly) && (Attributes is null || Attributes.Contains(attribute));
}
