using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.RuleShapes;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads a library metric of ODCS, at the table or at a column. Its own words, where it has any, are custom properties.</summary>
static class MetricReader
{
    static readonly string[] Operators = [.. Enum.GetNames<ThresholdKind>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])];

    public static MetricRule? Read(Node node, Node? column, RuleContext context)
    {
        Map([.. OdcsShapes.AnyCheck,
            May("id", Text), May("type", OneOf("library")), Must("metric", column is null ? OneOf("rowCount", "duplicateValues")
                : OneOf("nullValues", "missingValues", "invalidValues", "duplicateValues")),
            RuleShapes.Severity, May("unit", OneOf("rows", "percent")), May("arguments", Arguments(node["metric"]?.Text, column)),
            May("customProperties", OdcsShapes.Custom),
            .. Operators.Select(o => May(o, o.EndsWith("Between", StringComparison.Ordinal) ? ListOf(Number) : Number))]).Check(node);
        var custom = CustomProperties.Read(node, May("message", Texts), May("fix", RuleShapes.Fix), May("level", Integer));
        if (!Enum.TryParse<Metric>(node["metric"]?.Text, ignoreCase: true, out var metric) || ThresholdOf(node) is not { } threshold) return null;
        var unit = node["unit"]?.Text == "percent" ? CountUnit.Percent : CountUnit.Rows;
        if (metric == Metric.RowCount && unit == CountUnit.Percent) node["unit"]!.ReportValue("rows");
        var names = column?["name"]?.Text is { } name
            ? [name]
            : context.ColumnList(node["arguments"]?["properties"]).Select(c => c.Name).ToList();
        var expected = MetricWords.Expected(metric, names, threshold, unit);
        var terms = new RuleTerms(
            node["id"]?.Text ?? $"{(names.Count == 0 ? "file" : string.Join('-', names))}.{node["metric"]!.Text}", node["severity"].AsEnum<Severity>(),
            Level(custom.GetValueOrDefault("level")), Dimension(node),
            custom.TryGetValue("message", out var message) ? Words(message) : MetricWords.Message(metric, names),
            custom.TryGetValue("fix", out var fix) ? Words(fix) : MetricWords.Fix(metric), expected);
        var texts = node["arguments"]?["missingValues"] ?? node["arguments"]?["validValues"];
        return new(terms, metric, names, threshold, unit, [.. texts?.Items.Select(i => i.Text).OfType<string>() ?? []],
            ColumnOptions.PatternOf(node["arguments"]?["pattern"]));
    }

    static Shape Arguments(string? metric, Node? column) => metric switch
    {
        "missingValues" => Map(Must("missingValues", ListOf(AnyText))),
        "invalidValues" => Map(May("validValues", ListOf(Text)), May("pattern", Text)),
        "duplicateValues" when column is null => Map(Must("properties", ListOf(Text))),
        _ => Map(),
    };

    static Threshold? ThresholdOf(Node node)
    {
        var present = Operators.Where(o => node[o] is not null).ToList();
        if (present.Count != 1)
        {
            node.Report(present.Count == 0 ? "no threshold" : $"{string.Join(" and ", present)}", $"one of {string.Join(", ", Operators)}");
            return null;
        }
        var value = node[present[0]]!;
        var kind = value.Path.EndsWith("Between", StringComparison.Ordinal) ? null : value.Number;
        var ends = value.Items.Select(i => i.Number ?? 0).ToList();
        if (kind is null && (ends.Count != 2 || ends[0] > ends[1]))
        {
            value.Report(value.Description, present[0].EndsWith("Between", StringComparison.Ordinal) ? "two numbers, the smaller first; both belong to it" : "a number");
            return null;
        }
        var threshold = Enum.Parse<ThresholdKind>(present[0], ignoreCase: true);
        return kind is { } single ? new(threshold, single) : new(threshold, ends[0], ends[1]);
    }
}
