using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.RuleShapes;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads a rule that compares the drop with a published series.</summary>
static class ExternalRuleReader
{
    const int UsualMinCell = 1;

    static readonly Shape Rule = Custom("external",
        Must("series", Text), Must("measure", Text), Filter, May("category", Text), RatioWithin, May("insideInterval", Flag), MinCell);

    public static ExternalRule? Read(Node node, RuleContext context)
    {
        Rule.Check(node);
        if (node["implementation"] is not { } body) return null;
        var (measure, where) = (context.Measure(body["measure"]), context.Condition(body["where"]));
        var category = context.Value(body["category"]) is { } value ? new Grouping(body["category"]!.Text!, value) : null;
        var (ratio, inside) = (BandOf(body["ratioWithin"]), body["insideInterval"]?.Boolean ?? false);
        if (body["ratioWithin"] is null == !inside) body.Report("ratioWithin and insideInterval, or neither", "one of them");
        if (body["series"] is { Text: { } name } series) context.Pointers.AddSeries(series, name);
        if (measure is null) return null;
        var (by, on) = (By(category is null ? [] : [category]), Where(body["where"]));
        var test = ratio is null
            ? new Wording("inside the interval of", "dans l'intervalle de")
            : new($"{Range(ratio).En} times", $"{Range(ratio).Fr} fois");
        var expected = new Wording(
            $"{measure.Text}{by.En}{on.En} {test.En} {body["series"]?.Text}", $"{measure.Text}{by.Fr}{on.Fr} {test.Fr} {body["series"]?.Text}");
        return new(Terms(node, body, expected), body["series"]?.Text ?? "", measure, where, category, ratio, inside, Count(body["minCell"], UsualMinCell));
    }
}
