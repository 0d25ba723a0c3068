using Pipeline.Indicators;
using Pipeline.Indicators.Shortage;

namespace Pipeline.Nightly;

/// <summary>All rows of one reference quarter, under every profile.</summary>
sealed record QuarterResult(
    IReadOnlyList<CellEstimate> Cells, IReadOnlyList<SubIndexRow> SubIndices, IReadOnlyList<CompositeRow> Composites,
    IReadOnlyList<SensitivityRow> Sensitivity, IReadOnlyList<SensitivitySummaryRow> Summaries)
{
    /// <summary>Of several quarters together.</summary>
    public static QuarterResult Of(IReadOnlyCollection<QuarterResult> quarters) => new(
        [.. quarters.SelectMany(q => q.Cells)], [.. quarters.SelectMany(q => q.SubIndices)], [.. quarters.SelectMany(q => q.Composites)],
        [.. quarters.SelectMany(q => q.Sensitivity)], [.. quarters.SelectMany(q => q.Summaries)]);
}
