using Pipeline.Protocols.Expressions;
using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.RuleShapes;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads a rule over one row.</summary>
static class RowRuleReader
{
    static readonly Shape Rule = Custom("row", May("when", Text), Must("assert", Text), May("fields", ListOf(Text)), Tolerate);

    public static RowRule? Read(Node node, RuleContext context)
    {
        Rule.Check(node);
        if (node["implementation"] is not { } body) return null;
        var (when, assert) = (context.Condition(body["when"]), context.Condition(body["assert"]));
        var tolerance = ToleranceOf(body);
        if (assert is null || (when is null && body["when"] is not null)) return null;
        var whole = Implied(when, assert);
        var terms = Terms(node, body, Expected(body));
        return new(terms.Id, terms.Severity, terms.Level, whole, Fields(body, whole), terms.Message, terms.Fix, terms.Expected, terms.Dimension, tolerance, when);
    }

    /// <summary>"When a then b" is "not a or b": unknown a leaves the rule unknown, which counts as good, or good.</summary>
    public static Expression Implied(Expression? when, Expression assert) =>
        when is null ? assert : new Expression.Or(new Expression.Not(when), assert);

    /// <summary>What must hold of a row, and of which.</summary>
    public static Wording Expected(Node body)
    {
        var when = Where(body["when"]);
        return new($"{body["assert"]?.Text}{when.En}", $"{body["assert"]?.Text}{when.Fr}");
    }

    /// <summary>The columns of this drop that a rule shows: those it names under <c>fields</c>, which must be those it reads.</summary>
    public static List<string> Fields(Node body, Expression assert)
    {
        var read = ExpressionText.Columns(assert).OfType<Expression.Column>().Select(c => c.Name).Distinct().ToList();
        if (body["fields"] is not { } node) return read;
        var fields = node.Items.Select(i => i.Text ?? "").ToList();
        if (!read.ToHashSet().SetEquals(fields) || fields.Count != read.Count)
            node.Report($"the fields {string.Join(", ", fields)}", $"the columns that the rule reads, each once: {string.Join(", ", read)}");
        return fields;
    }
}
