using Pipeline.Testing;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Infrastructure.Tests;

/// <summary>Files of manifests and workflows, document by document.</summary>
static class Yaml
{
    public static IReadOnlyList<YamlMappingNode> Documents(params string[] path)
    {
        var stream = new YamlStream();
        using var reader = File.OpenText(Repository.PathOf(path));
        stream.Load(reader);
        return [.. stream.Documents.Select(d => (YamlMappingNode)d.RootNode)];
    }

    /// <summary>What stands under names one below the other; null when there is none.</summary>
    public static YamlNode? At(this YamlNode? node, params string[] names) =>
        names.Aggregate(node, (at, name) => at is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(name), out var next) ? next : null);

    public static string Text(this YamlNode? node, params string[] names) => (node.At(names) as YamlScalarNode)?.Value ?? "";

    public static IEnumerable<YamlNode> Items(this YamlNode? node, params string[] names) => (node.At(names) as YamlSequenceNode)?.Children ?? [];

    public static IEnumerable<(string Key, string Value)> Pairs(this YamlNode? node, params string[] names) =>
        (node.At(names) as YamlMappingNode)?.Children.Select(p => (((YamlScalarNode)p.Key).Value!, (p.Value as YamlScalarNode)?.Value ?? "")) ?? [];
}
