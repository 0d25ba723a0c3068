using Pipeline.Reference;
using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.RuleShapes;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads a rule that looks values up in another dataset, named <c>agency/dataset.column</c>.</summary>
static class CrossFileRuleReader
{
    static readonly Shape Rule = Custom("crossFile",
        Must("from", ColumnNames), Must("to", ColumnNames), Filter, Must("minMatch", Number), May("period", OneOf("same", "latest")));

    public static CrossFileRule? Read(Node node, RuleContext context)
    {
        Rule.Check(node);
        if (node["implementation"] is not { } body) return null;
        var (from, where) = (context.ColumnList(body["from"]), context.Condition(body["where"]));
        if (body["minMatch"]?.Number is <= 0 or > 1) body["minMatch"]!.ReportValue("a share above 0, at most 1");
        if (Targets(body["to"]) is not { Count: > 0 } to) return null;
        if (to.Select(t => (t.Agency, t.Dataset)).Distinct().Count() > 1) body["to"]!.Report("columns of several datasets", "columns of one");
        if (to.Count != from.Count) body["to"]!.Report($"{to.Count} column(s)", $"{from.Count}, as many as under from");
        foreach (var (column, target) in from.Zip(to)) context.Pointers.AddColumn(target.Place, target.Agency, target.Dataset, target.Column, column.Type);
        var (names, share) = (to.Select(t => t.Column).ToList(), body["minMatch"]?.Number ?? 1);
        var (on, place) = (Where(body["where"]), $"{to[0].Agency}/{to[0].Dataset} ({string.Join(", ", names)})");
        var expected = new Wording(
            FormattableString.Invariant($"at least {share * 100:0.##} % found in {place}{on.En}"),
            FormattableString.Invariant($"au moins {share * 100:0.##} % présents dans {place}{on.Fr}"));
        return new(Terms(node, body, expected), [.. from.Select(c => c.Name)], to[0].Agency, to[0].Dataset, names, where, share,
            body["period"]?.Text == "latest" ? OtherDrop.Latest : OtherDrop.SamePeriod);
    }

    static List<(Node Place, AgencyId Agency, DatasetId Dataset, string Column)>? Targets(Node? node)
    {
        if (node is null) return null;
        var targets = new List<(Node, AgencyId, DatasetId, string)>();
        foreach (var item in node.Text is null ? node.Items : [node])
        {
            var parts = item.Text?.Split('/', '.') ?? [];
            if (parts.Length == 3 && item.Text!.IndexOf('/', StringComparison.Ordinal) < item.Text.IndexOf('.', StringComparison.Ordinal)
                && AgencyId.TryParse(parts[0], null, out var agency) && DatasetId.TryParse(parts[1], null, out var dataset))
                targets.Add((item, agency, dataset, parts[2]));
            else item.ReportValue("agency/dataset.column, such as rssb/contributions.employer_id");
        }
        return targets;
    }
}
