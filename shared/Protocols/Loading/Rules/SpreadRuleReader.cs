using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.RuleShapes;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads the rules over how the values of one drop are spread: a distribution, a value beside its group, rows that look alike.</summary>
static class SpreadRuleReader
{
    const int UsualMinGroup = 30;

    static readonly Shape Distribution = Custom("distribution",
        Must("test", OneOf("benford", "lastDigit", "heaping")), Must("column", Text), Where, Must("threshold", Number), Must("minRows", Integer));

    static readonly Shape Ratio = Custom("ratio",
        Must("column", Text), Where, May("groupBy", ListOf(Text)), Must("within", ListOf(Number)), May("minGroup", Integer), Tolerate);

    static readonly Shape NearDuplicate = Custom("nearDuplicate", Must("columns", ListOf(Text)), Where, Tolerate);

    public static DistributionRule? ReadDistribution(Node node, RuleContext context)
    {
        Distribution.Check(node);
        if (node["implementation"] is not { } body) return null;
        var (column, where) = (context.Column(body["column"]), context.Condition(body["where"]));
        var (test, threshold) = (body["test"].AsEnum<DistributionTest>(), body["threshold"]?.Number ?? 0);
        if (threshold is <= 0 or >= 1) body["threshold"]?.ReportValue("a number between 0 and 1");
        if (column is null) return null;
        if (test != DistributionTest.Heaping && column.Type is not (LogicalType.Integer or LogicalType.Number))
            body["column"]!.ReportValue("a column of numbers, for digits");
        var expected = FormattableString.Invariant($"{body["test"]?.Text} of {column.Name} at most {threshold}{On(body)}");
        return new(Terms(node, body, expected), test, column.Name, where, threshold, Count(body["minRows"], 1));
    }

    public static RatioRule? ReadRatio(Node node, RuleContext context)
    {
        Ratio.Check(node);
        if (node["implementation"] is not { } body) return null;
        var (column, where, groups) = (context.Column(body["column"]), context.Condition(body["where"]), context.Groupings(body["groupBy"]));
        var (within, tolerance) = (BandOf(body["within"]), ToleranceOf(body));
        if (column is null || within is null) return null;
        if (column.Type is not (LogicalType.Integer or LogicalType.Number)) body["column"]!.ReportValue("a column of numbers");
        var expected = $"{column.Name} {Range(within)} times the median{By(groups)}{On(body)}";
        return new(Terms(node, body, expected), column.Name, where, groups, within, Count(body["minGroup"], UsualMinGroup), tolerance);
    }

    public static NearDuplicateRule? ReadNearDuplicate(Node node, RuleContext context)
    {
        NearDuplicate.Check(node);
        if (node["implementation"] is not { } body) return null;
        var (columns, where, tolerance) = (context.ColumnList(body["columns"]), context.Condition(body["where"]), ToleranceOf(body));
        if (columns.Count == 0) body["columns"]?.Report("no columns", "those that tell one case from another");
        List<string> names = [.. columns.Select(c => c.Name)];
        return new(Terms(node, body, $"one row per {string.Join(", ", names)}{On(body)}"), names, where, tolerance);
    }
}
