using System.Collections.Immutable;

namespace Pipeline.StatisticsPublishing.Definitions;

/// <summary>A sum over a dataset's rows in fixed cubes, unsafe cells withheld: every combination of the leaf dimensions, which are lists without groups, and their totals.</summary>
/// <param name="Sum">Column that is summed.</param>
/// <param name="Contributor">Column of the person or institution whose own figure no cell may give away.</param>
/// <param name="ListedBy">The population of the same rows: its protected cells say which cells are listed, and which have contributors enough for certain.</param>
public sealed record SumDefinition(
    string Id, string Source, string Purpose, ImmutableArray<LeafDimension> Leaf, string Sum, string Contributor, string ListedBy, ImmutableArray<RowCondition> Where = default);
