using Pipeline.Protocols.Expressions;

namespace Pipeline.Protocols.Comparing;

/// <summary>All that decides whether a rule is broken, as one text: equal texts are the same test. Tolerance and threshold are left out.</summary>
static class RuleTest
{
    public static string Of(DropRule rule) => rule switch
    {
        MetricRule r => Join("metric", r.Metric, List(r.Columns), r.Unit, List(r.Texts), r.Pattern),
        AggregateRule r => Join("aggregate", r.Measure.Text, Text(r.Where), Groups(r.GroupBy), r.Compare, r.RatioWithin, r.Mad, r.MinCell, r.NewOrVanished),
        StockFlowRule r => Join("stock", Text(r.Stock), List(r.Inflow.Select(Text)), List(r.Outflow.Select(Text))),
        PreviousRule r => Join("previous", List(r.Key), Text(r.Assert)),
        DisappearedRule r => Join("disappeared", List(r.Key), Text(r.When)),
        CrossFileRule r => Join("crossFile", List(r.From), r.Agency, r.Dataset, List(r.To), Text(r.Where), r.MinMatch, r.Drop),
        MirrorRule r => Join("mirror", Rows(r.Here), r.Agency, r.Dataset, Rows(r.There), r.MinMatch, r.MinCell),
        ExternalRule r => Join("external", r.Series, r.Measure.Text, Text(r.Where), r.Category?.Name, r.RatioWithin, r.InsideInterval, r.MinCell),
        DistributionRule r => Join("distribution", r.Test, r.Column, Text(r.Where), r.Threshold, r.MinRows),
        RatioRule r => Join("ratio", r.Column, Text(r.Where), Groups(r.GroupBy), r.Within, r.MinGroup),
        NearDuplicateRule r => Join("nearDuplicate", List(r.Columns), Text(r.Where)),
        _ => throw new ArgumentException($"No comparison for {rule.GetType().Name}.", nameof(rule)),
    };

    public static Tolerance? ToleranceOf(DropRule rule) => rule switch
    {
        MirrorRule r => new(r.TolerancePercent, CountUnit.Percent),
        StockFlowRule r => new(r.TolerancePercent, CountUnit.Percent),
        PreviousRule r => r.Tolerate,
        DisappearedRule r => r.Tolerate,
        RatioRule r => r.Tolerate,
        NearDuplicateRule r => r.Tolerate,
        _ => null,
    };

    static string Join(params object?[] parts) => string.Join(" | ", parts.Select(p => FormattableString.Invariant($"{p}")));

    static string List(IEnumerable<string> texts) => string.Join(", ", texts.Select(ExpressionText.Quote));

    static string Groups(IEnumerable<Grouping> groups) => List(groups.Select(g => ExpressionText.Of(g.Value)));

    static string Rows(CountedRows rows) => Join(rows.Measure.Text, Text(rows.Where), Groups(rows.GroupBy));

    static string Text(Expression? expression) => expression is null ? "" : ExpressionText.Of(expression);
}
