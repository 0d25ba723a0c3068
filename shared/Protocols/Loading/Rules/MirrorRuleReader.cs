using Pipeline.Protocols.Expressions;
using Pipeline.Reference;
using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.RuleShapes;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads a rule that puts figures beside those of another dataset, whose columns it names under <c>of</c>.</summary>
static class MirrorRuleReader
{
    const int UsualMinCell = 30;

    static readonly Shape Rule = Custom("mirror",
        Must("measure", Text), Filter, May("groupBy", ListOf(Text)),
        Must("of", Map(Must("dataset", Text), May("measure", Text), Filter, May("groupBy", ListOf(Text)))),
        Must("tolerate", Map(Must("percent", Number))), Must("minMatch", Number), MinCell);

    public static MirrorRule? Read(Node node, RuleContext context)
    {
        Rule.Check(node);
        if (node["implementation"] is not { } body) return null;
        var (here, percent) = (ReadRows(body, body, context), ToleranceOf(body)?.Most ?? 0);
        if (body["minMatch"]?.Number is <= 0 or > 1) body["minMatch"]!.ReportValue("a share above 0, at most 1");
        if (body["of"] is not { } of || of["dataset"] is not { Text: { } name } place) return null;
        if (name.Split('/') is not [var first, var second] || !AgencyId.TryParse(first, null, out var agency) || !DatasetId.TryParse(second, null, out var dataset))
        {
            place.ReportValue("agency/dataset, such as dgie/border-crossings");
            return null;
        }
        if (here is null || ReadRows(of, body, context with { Columns = [], IsBlind = true }) is not { } there) return null;
        context.Pointers.AddMirror(new(of, body, here, context));
        var match = body["minMatch"]?.Number ?? 1;
        var (mine, theirs) = (Words(body, here), Words(of, there));
        var expected = new Wording(
            FormattableString.Invariant($"{mine.En} as {theirs.En} in {name}, {percent} % more or less, in at least {match * 100:0.##} % of the groups"),
            FormattableString.Invariant($"{mine.Fr} comme {theirs.Fr} dans {name}, à {percent} % près, dans au moins {match * 100:0.##} % des groupes"));
        return new(Terms(node, body, expected), here, agency, dataset, there, percent, match, Count(body["minCell"], UsualMinCell));
    }

    /// <summary>What is counted on one side; null when it cannot be made out (reported).</summary>
    /// <param name="side">What is not said here is as in <paramref name="otherwise"/>, but for the condition.</param>
    public static CountedRows? ReadRows(Node side, Node otherwise, RuleContext context)
    {
        var (counted, list) = (side["measure"] ?? otherwise["measure"], side["groupBy"] ?? otherwise["groupBy"]);
        var (measure, where, groups) = (context.Measure(counted), context.Condition(side["where"]), context.Groupings(list));
        var isCounted = measure is { Kind: MeasureKind.Count or MeasureKind.Sum };
        if (measure is not null && !isCounted) counted!.ReportValue("count(*) or sum(…)");
        foreach (var (place, group) in (list?.Items ?? []).Zip(groups))
            if (ExpressionText.Columns(group.Value).OfType<Expression.Column>().Any(c => IsPersonal(context, c.Name)))
                place.ReportValue("columns that name nobody: the groups are told in reports");
        var isWhole = isCounted && where is null == side["where"] is null && groups.Count == (list?.Items.Count ?? 0);
        return isWhole ? new(measure!, where, groups) : null;
    }

    static bool IsPersonal(RuleContext context, string column) =>
        context.Columns.Any(c => c.Name == column && c.Classification == Classification.PersonalIdentifier);

    static Wording Words(Node side, CountedRows rows)
    {
        var (by, on) = (By(rows.GroupBy), Where(side["where"]));
        return new($"{rows.Measure.Text}{by.En}{on.En}", $"{rows.Measure.Text}{by.Fr}{on.Fr}");
    }
}
