using Pipeline.Protocols.Expressions;
using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads one entry of <c>schema[].quality</c>: a rule over one row.</summary>
static class RowRuleReader
{
    static readonly Shape Rule = Map([.. OdcsShapes.AnyCheck,
        Must("id", Text), Must("type", OneOf("custom")), Must("engine", OneOf("pipeline")),
        Must("severity", OneOf("error", "warning", "information")),
        Must("implementation", Map(
            Must("level", Integer), Must("scope", OneOf("row")), May("when", Text), Must("assert", Text), May("fields", ListOf(Text)),
            Must("message", Map(Must("en", Text))), Must("fix", Text),
            May("tolerate", Unsupported("the errorRate of the whole file"))))]);

    public static RowRule? Read(Node node, IReadOnlyList<Column> columns)
    {
        if (node["type"]?.Text != "custom")
        {
            node.Report($"a check of {node["metric"]?.Text ?? node["type"]?.Text ?? "no type"}, which is not supported here",
                "type custom with engine pipeline; invalidValues stands at a column");
            return null;
        }
        Rule.Check(node);
        if (node["implementation"] is not { } body || Assert(body, columns) is not { } assert) return null;
        if (body["level"] is { Integer: < 0 or > 5 } level) level.ReportValue("a validation level from 0 to 5");
        return new(
            node["id"]?.Text ?? "", node["severity"].AsEnum<Severity>(), (int)(body["level"]?.Integer ?? 1),
            assert, Fields(body, assert), body["message"]?["en"]?.Text ?? "", body["fix"]?.Text ?? "",
            body["when"] is { } when ? $"{body["assert"]?.Text} where {when.Text}" : body["assert"]?.Text ?? "");
    }

    // "When a then b" is "not a or b": unknown a leaves the rule unknown, which counts as good, or good.
    static Expression? Assert(Node body, IReadOnlyList<Column> columns)
    {
        var assert = Parse(body["assert"], columns);
        if (body["when"] is null || assert is null) return assert;
        return Parse(body["when"], columns) is { } when ? new Expression.Or(new Expression.Not(when), assert) : null;
    }

    static Expression? Parse(Node? node, IReadOnlyList<Column> columns)
    {
        if (node?.Text is not { } text) return null;
        try
        {
            return ExpressionParser.Parse(text, columns);
        }
        catch (ExpressionException problem)
        {
            node.Report($"{problem.Found} at character {problem.Position + 1} of \"{text}\"", problem.Expected);
            return null;
        }
    }

    static List<string> Fields(Node body, Expression assert)
    {
        var read = ColumnsOf(assert).Distinct().ToList();
        if (body["fields"] is not { } node) return read;
        var fields = node.Items.Select(i => i.Text ?? "").ToList();
        if (!read.ToHashSet().SetEquals(fields) || fields.Count != read.Count)
            node.Report($"the fields {string.Join(", ", fields)}", $"the columns that the rule reads, each once: {string.Join(", ", read)}");
        return fields;
    }

    static IEnumerable<string> ColumnsOf(Expression expression) => expression switch
    {
        Expression.Column column => [column.Name],
        Expression.Not not => ColumnsOf(not.Operand),
        Expression.IsNull isNull => ColumnsOf(isNull.Operand),
        Expression.And and => ColumnsOf(and.Left).Concat(ColumnsOf(and.Right)),
        Expression.Or or => ColumnsOf(or.Left).Concat(ColumnsOf(or.Right)),
        Expression.Compare compare => ColumnsOf(compare.Left).Concat(ColumnsOf(compare.Right)),
        Expression.In list => ColumnsOf(list.Operand).Concat(list.Values.SelectMany(ColumnsOf)),
        _ => [],
    };
}
