using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Infrastructure.Tests;

/// <summary>The manifests that <c>kubectl apply -k infra/kubernetes</c> applies, in their order.</summary>
static class Manifests
{
    public static IReadOnlyList<string> Files { get; } =
        [.. Yaml.Documents("infra", "kubernetes", "kustomization.yaml").Single().Items("resources").Select(r => ((YamlScalarNode)r).Value!)];

    public static IReadOnlyList<YamlMappingNode> All { get; } = [.. Files.SelectMany(file => Yaml.Documents("infra", "kubernetes", file))];

    public static IEnumerable<YamlMappingNode> Of(string kind) => All.Where(d => d.Text("kind") == kind);

    public static YamlMappingNode One(string kind, string name) => Of(kind).Single(d => d.Text("metadata", "name") == name);

    /// <summary>The same as JSON, as the cluster is sent it: what has no quotes may be a number, true or false.</summary>
    public static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(p => KeyValuePair.Create(((YamlScalarNode)p.Key).Value!, Json(p.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => JsonValue.Create(flag.Value == "true"),
        YamlScalarNode { Style: ScalarStyle.Plain } plain when long.TryParse(plain.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => throw new NotSupportedException($"{node.NodeType} is not read here."),
    };
}
