using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.RuleShapes;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads the rules over how the values of one drop are spread: a distribution, a value beside its group, rows that look alike.</summary>
static class SpreadRuleReader
{
    const int UsualMinGroup = 30;

    static readonly Shape Distribution = Custom("distribution",
        Must("test", OneOf("benford", "lastDigit", "heaping")), Must("column", Text), Filter, Must("threshold", Number), Must("minRows", Integer));

    static readonly Shape Ratio = Custom("ratio",
        Must("column", Text), Filter, May("groupBy", ListOf(Text)), Must("within", ListOf(Number)), May("minGroup", Integer), Tolerate);

    static readonly Shape NearDuplicate = Custom("nearDuplicate", Must("columns", ListOf(Text)), Filter, Tolerate);

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
        var on = Where(body["where"]);
        var expected = new Wording(
            FormattableString.Invariant($"{body["test"]?.Text} of {column.Name} at most {threshold}{on.En}"),
            FormattableString.Invariant($"{Name(test)} de {column.Name} d'au plus {threshold}{on.Fr}"));
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
        var (by, on) = (By(groups), Where(body["where"]));
        var expected = new Wording(
            $"{column.Name} {Range(within).En} times the median{by.En}{on.En}", $"{column.Name} {Range(within).Fr} fois la médiane{by.Fr}{on.Fr}");
        return new(Terms(node, body, expected), column.Name, where, groups, within, Count(body["minGroup"], UsualMinGroup), tolerance);
    }

    public static NearDuplicateRule? ReadNearDuplicate(Node node, RuleContext context)
    {
        NearDuplicate.Check(node);
        if (node["implementation"] is not { } body) return null;
        var (columns, where, tolerance) = (context.ColumnList(body["columns"]), context.Condition(body["where"]), ToleranceOf(body));
        if (columns.Count == 0) body["columns"]?.Report("no columns", "those that tell one case from another");
        List<string> names = [.. columns.Select(c => c.Name)];
        var (columnsNamed, on) = (string.Join(", ", names), Where(body["where"]));
        var expected = new Wording($"one row per {columnsNamed}{on.En}", $"une seule ligne par {columnsNamed}{on.Fr}");
        return new(Terms(node, body, expected), names, where, tolerance);
    }

    static string Name(DistributionTest test) => test switch
    {
        DistributionTest.Benford => "écart à la loi de Benford",
        DistributionTest.LastDigit => "écart des derniers chiffres",
        _ => "part de la valeur la plus fréquente",
    };
}
