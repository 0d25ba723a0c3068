using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads <c>references/</c>: figures that others published, one series per file.</summary>
static class ReferenceFolder
{
    public const string Name = "references";

    static readonly Shape Series = Map(
        Must("name", Text), Must("title", Text), Must("source", Text), Must("unit", Text),
        Must("figures", ListOf(Map(
            May("category", Text), Must("from", Text), May("to", Text), Must("value", Number), May("low", Number), May("high", Number)))));

    public static IReadOnlyList<ReferenceSeries> Read(string root, ICollection<ProtocolProblem> problems)
    {
        var folder = Path.Combine(root, Name);
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal)] : [];
        var all = new List<ReferenceSeries>();
        foreach (var file in files)
            if (YamlFile.Read(root, file, problems, _ => Series) is { } node) all.Add(SeriesOf(node, Path.GetFileNameWithoutExtension(file)));
        return all;
    }

    static ReferenceSeries SeriesOf(Node root, string name)
    {
        if (root["name"] is { Text: { } found } place && found != name) place.ReportValue($"'{name}', as the file is called");
        var items = root["figures"]?.Items ?? [];
        if (items.Count == 0) root["figures"]?.Report("no figures", "at least one");
        var figures = items.Select(i => (Place: i, Figure: FigureOf(i))).ToList();
        foreach (var same in figures.GroupBy(f => f.Figure.Category))
        {
            var inOrder = same.OrderBy(f => f.Figure.From).ToList();
            foreach (var (earlier, later) in inOrder.Zip(inOrder.Skip(1)))
                if (earlier.Figure.To is null || later.Figure.From <= earlier.Figure.To)
                    later.Place.Report($"a figure from {later.Figure.From:yyyy-MM-dd}", "it after the figure before it has ended");
        }
        return new(name, root["title"]?.Text ?? "", root["source"]?.Text ?? "", root["unit"]?.Text ?? "", [.. figures.Select(f => f.Figure)]);
    }

    static ReferenceFigure FigureOf(Node node)
    {
        var (from, to) = (ColumnOptions.Day(node["from"]) ?? default, ColumnOptions.Day(node["to"]));
        if (to < from) node["to"]!.ReportValue("a day that is not before from");
        var (value, low, high) = (node["value"]?.Number ?? 0, node["low"]?.Number, node["high"]?.Number);
        if (low is null != high is null) node.Report("low or high alone", "both, or neither");
        if (low > value || high < value) node.Report("a value outside of low and high", "low <= value <= high");
        return new(node["category"]?.Text ?? "", from, to, value, low is { } least && high is { } most ? new(least, most) : null);
    }
}
