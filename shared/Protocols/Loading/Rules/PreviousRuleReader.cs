using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.RuleShapes;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads a rule over a row and its predecessor, or over keys that are gone.</summary>
static class PreviousRuleReader
{
    static readonly Shape Rule = Custom("previous",
        May("key", ColumnNames), May("when", Text), May("assert", Text), May("fields", ListOf(Text)), May("disappeared", Map(Must("when", Text))), Tolerate);

    public static DropRule? Read(Node node, RuleContext context)
    {
        Rule.Check(node);
        if (node["implementation"] is not { } body) return null;
        var (key, tolerance) = (context.KeyOf(body), ToleranceOf(body));
        if (body["assert"] is null == body["disappeared"] is null)
        {
            body.Report("assert and disappeared, or neither", "one of them");
            return null;
        }
        if (body["disappeared"] is { } gone)
        {
            foreach (var surplus in new[] { body["when"], body["fields"] }) surplus?.Report("a key that means nothing beside disappeared", "assert with it");
            var those = Where(gone["when"]);
            var expected = new Wording($"every key of the previous drop{those.En}", $"chaque clé de la livraison précédente{those.Fr}");
            return context.Condition(gone["when"]) is { } which ? new DisappearedRule(Terms(node, body, expected), key, which, tolerance) : null;
        }
        var (when, assert) = (context.Condition(body["when"], withPrevious: true), context.Condition(body["assert"], withPrevious: true));
        if (assert is null || (when is null && body["when"] is not null)) return null;
        var whole = RowRuleReader.Implied(when, assert);
        return new PreviousRule(Terms(node, body, RowRuleReader.Expected(body)), key, whole, RowRuleReader.Fields(body, whole), tolerance);
    }
}
