using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Protocols.Loading;

/// <summary>
/// A place in a YAML file that knows its key path and line, so that whoever reads it can say exactly where a mistake is. Reading a value that
/// is absent or of another type gives null: what is wrong with it has been reported by <see cref="Shape.Check"/>.
/// </summary>
sealed class Node(string file, YamlNode yaml, string path, ICollection<ProtocolProblem> problems)
{
    public string File => file;

    public string Path => path;

    public YamlNode Yaml => yaml;

    public int Line => (int)yaml.Start.Line;

    public ICollection<ProtocolProblem> Problems => problems;

    public void Report(string found, string expected) => problems.Add(new(file, Line, path, found, expected));

    /// <summary>Reports this node's own value as wrong.</summary>
    public void ReportValue(string expected) => Report(Description, expected);

    public string Description => yaml switch
    {
        YamlScalarNode scalar => ScalarKinds.KindOf(scalar) switch
        {
            ScalarKind.Text => $"the text '{scalar.Value}'",
            ScalarKind.Null => "nothing",
            ScalarKind.Boolean => scalar.Value!,
            _ => $"the number {scalar.Value}",
        },
        YamlSequenceNode => "a list",
        _ => "a mapping",
    };

    public IEnumerable<(string Key, Node Value)> Entries => yaml is YamlMappingNode mapping
        ? mapping.Children.Select(c => (KeyOf(c.Key), Under(KeyOf(c.Key), c.Value)))
        : [];

    public IReadOnlyList<Node> Items => yaml is YamlSequenceNode list
        ? [.. list.Children.Select((child, i) => new Node(file, child, $"{path}[{i}]", problems))]
        : [];

    public Node? this[string key] =>
        yaml is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var child) ? Under(key, child) : null;

    public string? Text => yaml is YamlScalarNode scalar && ScalarKinds.KindOf(scalar) == ScalarKind.Text ? scalar.Value : null;

    public bool? Boolean => yaml is YamlScalarNode scalar && ScalarKinds.KindOf(scalar) == ScalarKind.Boolean ? bool.Parse(scalar.Value!) : null;

    public decimal? Number => yaml is YamlScalarNode scalar && ScalarKinds.KindOf(scalar) is ScalarKind.Integer or ScalarKind.Number
        ? decimal.Parse(scalar.Value!, NumberStyles.Float, CultureInfo.InvariantCulture)
        : null;

    public long? Integer => yaml is YamlScalarNode scalar && ScalarKinds.KindOf(scalar) == ScalarKind.Integer
        ? long.Parse(scalar.Value!, CultureInfo.InvariantCulture)
        : null;

    Node Under(string key, YamlNode child) => new(file, child, path.Length == 0 ? key : $"{path}.{key}", problems);

    static string KeyOf(YamlNode key) => (key as YamlScalarNode)?.Value ?? "";
}

static class NodeValues
{
    /// <summary>The member that the text names, in any case and with hyphens left out; the default when there is none.</summary>
    public static T AsEnum<T>(this Node? node) where T : struct, Enum =>
        Enum.TryParse<T>(node?.Text?.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) ? value : default;
}
