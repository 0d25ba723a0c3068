using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.RuleShapes;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads a rule over figures of this drop and of an earlier one: measures per group, or stock and flows.</summary>
static class AggregateRuleReader
{
    const int UsualMinCell = 30;

    static readonly Shape Comparing = Custom("aggregate",
        Must("measure", Text), May("groupBy", ListOf(Text)), Filter, Must("compare", OneOf("previousPeriod", "sameMonthLastYear")), RatioWithin, May("mad", Number),
        MinCell, May("newOrVanished", Flag));

    static readonly Shape Balancing = Custom("aggregate",
        Must("stock", Text), Must("inflow", ListOf(Text)), Must("outflow", ListOf(Text)), Must("tolerate", Map(Must("percent", Number))));

    public static DropRule? Read(Node node, RuleContext context) =>
        node["implementation"]?["stock"] is null ? ReadComparison(node, context) : ReadBalance(node, context);

    static AggregateRule? ReadComparison(Node node, RuleContext context)
    {
        Comparing.Check(node);
        if (node["implementation"] is not { } body) return null;
        var (measure, where, groups) = (context.Measure(body["measure"]), context.Condition(body["where"]), context.Groupings(body["groupBy"]));
        var (ratio, mad, change) = (BandOf(body["ratioWithin"]), body["mad"]?.Number, body["newOrVanished"]?.Boolean ?? false);
        if (mad <= 0) body["mad"]!.ReportValue("a number above 0, usually 4");
        if (body["ratioWithin"] is null && mad is null && !change) body.Report("no test", "ratioWithin, mad or newOrVanished: true");
        if ((mad is not null || change) && body["groupBy"]?.Items is null or []) body.Report("mad or newOrVanished without groupBy", "the columns that make the groups");
        if (measure is null) return null;
        var compare = body["compare"].AsEnum<Baseline>();
        List<Wording> tests = [];
        if (ratio is not null) tests.Add(new($"{Range(ratio).En} times it", $"{Range(ratio).Fr} fois sa valeur"));
        if (mad is not null)
            tests.Add(new(
                FormattableString.Invariant($"a change within {mad} robust deviations of the other groups'"),
                FormattableString.Invariant($"une évolution à moins de {mad} écarts robustes de celle des autres groupes")));
        if (change) tests.Add(new("no new or vanished group", "aucun groupe nouveau ou disparu"));
        var (by, on, past) = (By(groups), Where(body["where"]), Name(compare));
        var terms = Terms(node, body, new(
            $"{measure.Text}{by.En}{on.En} beside {past.En}: {string.Join(", ", tests.Select(t => t.En))}",
            $"{measure.Text}{by.Fr}{on.Fr} par rapport à {past.Fr} : {string.Join(", ", tests.Select(t => t.Fr))}"));
        return new(terms, measure, where, groups, compare, ratio, mad, Count(body["minCell"], UsualMinCell), change);
    }

    static StockFlowRule? ReadBalance(Node node, RuleContext context)
    {
        Balancing.Check(node);
        if (node["implementation"] is not { } body) return null;
        var stock = context.Condition(body["stock"]);
        var (inflow, outflow) = (Conditions(body["inflow"]), Conditions(body["outflow"]));
        var percent = ToleranceOf(body)?.Most ?? 0;
        if (stock is null) return null;
        var expected = new Wording(
            $"rows where {body["stock"]!.Text} = those of the previous drop + inflows - outflows",
            $"les lignes où « {body["stock"]!.Text} » = celles de la livraison précédente + entrées - sorties");
        return new(Terms(node, body, expected), stock, inflow, outflow, percent);

        IReadOnlyList<Expression> Conditions(Node? list) => [.. (list?.Items ?? []).Select(i => context.Condition(i)).OfType<Expression>()];
    }

    static Wording Name(Baseline compare) => compare == Baseline.PreviousPeriod
        ? new("the previous period", "la période précédente")
        : new("the same period of last year", "la même période de l'année précédente");
}
