using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>The columns of a drop that a rule over it reads.</summary>
static class DropRuleReads
{
    /// <summary>Names, each once.</summary>
    public static IReadOnlyList<string> Of(DropRule rule) => [.. Named(rule).Concat(Expressions(rule).SelectMany(RowFilter.ColumnsOf)).Distinct()];

    static IEnumerable<string> Named(DropRule rule) => rule switch
    {
        MetricRule metric => metric.Columns,
        PreviousRule previous => previous.Key,
        DisappearedRule disappeared => disappeared.Key,
        CrossFileRule crossFile => crossFile.From,
        DistributionRule distribution => [distribution.Column],
        RatioRule ratio => [ratio.Column],
        NearDuplicateRule nearDuplicate => nearDuplicate.Columns,
        _ => [],
    };

    static IEnumerable<Expression> Expressions(DropRule rule) => rule switch
    {
        AggregateRule aggregate => new GroupedMeasure(aggregate.Measure, aggregate.Where, aggregate.GroupBy).Expressions,
        ExternalRule external => new GroupedMeasure(external.Measure, external.Where, external.Category is { } category ? [category] : []).Expressions,
        MirrorRule mirror => GroupedMeasure.Of(mirror.Here).Expressions,
        StockFlowRule stockFlow => [stockFlow.Stock, .. stockFlow.Inflow, .. stockFlow.Outflow],
        PreviousRule previous => [previous.Assert],
        CrossFileRule { Where: { } where } => [where],
        DistributionRule { Where: { } where } => [where],
        NearDuplicateRule { Where: { } where } => [where],
        RatioRule ratio => [.. ratio.Where is { } where ? (Expression[])[where] : [], .. ratio.GroupBy.Select(g => g.Value)],
        _ => [],
    };
}
