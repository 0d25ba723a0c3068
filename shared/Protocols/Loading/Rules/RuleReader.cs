namespace Pipeline.Protocols.Loading;

/// <summary>Reads the rules of a table and of its columns, each by the reader of its scope.</summary>
sealed class RuleReader(RuleContext context)
{
    const string Scopes = "row, previous, aggregate, crossFile, mirror, external, distribution, ratio or nearDuplicate";

    readonly List<RowRule> _rowRules = [];
    readonly List<DropRule> _dropRules = [];
    readonly HashSet<string> _ids = [];

    public IReadOnlyList<RowRule> RowRules => _rowRules;

    public IReadOnlyList<DropRule> DropRules => _dropRules;

    public void Read(Node? table)
    {
        foreach (var property in table?["properties"]?.Items ?? [])
            foreach (var check in property["quality"]?.Items ?? [])
                if (!ValueList.IsOne(check)) Add(check, MetricReader.Read(check, property, context));
        foreach (var node in table?["quality"]?.Items ?? [])
        {
            if (node["metric"] is not null && node["type"]?.Text is null or "library") Add(node, MetricReader.Read(node, null, context));
            else if (node["type"]?.Text == "custom") ReadCustom(node);
            else
                node.Report($"a check of {node["metric"]?.Text ?? node["type"]?.Text ?? "no type"}, which is not supported here",
                    "a metric of the standard, or type custom with engine pipeline");
        }
    }

    void ReadCustom(Node node)
    {
        var body = node["implementation"];
        switch (body?["scope"]?.Text)
        {
            case "row" or null:
                if (RowRuleReader.Read(node, context) is not { } rule) return;
                CheckId(node, rule.Id);
                _rowRules.Add(rule);
                break;
            case "previous": Add(node, PreviousRuleReader.Read(node, context)); break;
            case "aggregate": Add(node, AggregateRuleReader.Read(node, context)); break;
            case "crossFile": Add(node, CrossFileRuleReader.Read(node, context)); break;
            case "mirror": Add(node, MirrorRuleReader.Read(node, context)); break;
            case "external": Add(node, ExternalRuleReader.Read(node, context)); break;
            case "distribution": Add(node, SpreadRuleReader.ReadDistribution(node, context)); break;
            case "ratio": Add(node, SpreadRuleReader.ReadRatio(node, context)); break;
            case "nearDuplicate": Add(node, SpreadRuleReader.ReadNearDuplicate(node, context)); break;
            default: body["scope"]!.ReportValue(Scopes); break;
        }
    }

    void Add(Node node, DropRule? rule)
    {
        if (rule is null) return;
        CheckId(node, rule.Terms.Id);
        _dropRules.Add(rule);
    }

    void CheckId(Node node, string id)
    {
        if (!_ids.Add(id)) (node["id"] ?? node).Report($"the rule '{id}' a second time", "an id that no other rule has");
    }
}
