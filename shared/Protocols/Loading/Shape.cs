using System.Collections.Frozen;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Protocols.Loading;

/// <summary>What may stand at a place of a file. Checking is closed-world: a key that no shape names is a mistake.</summary>
abstract record Shape
{
    public static readonly Shape Text = new Words();
    public static readonly Shape AnyText = new ScalarOf("a text (put numbers in quotes)", ScalarKind.Text);
    public static readonly Shape Flag = new ScalarOf("true or false", ScalarKind.Boolean);
    public static readonly Shape Integer = new ScalarOf("a whole number", ScalarKind.Integer);
    public static readonly Shape Number = new ScalarOf("a number", ScalarKind.Integer, ScalarKind.Number);
    public static readonly Shape Scalar =
        new ScalarOf("a single value", ScalarKind.Text, ScalarKind.Boolean, ScalarKind.Integer, ScalarKind.Number, ScalarKind.Null);
    public static readonly Shape Anything = new Any();

    public static Shape OneOf(params string[] values) => new Choice(values);

    /// <summary>A single value of one shape, or a list or mapping of another.</summary>
    public static Shape Either(Shape single, Shape compound) => new Forked(single, compound);

    public static Shape ListOf(Shape item) => new List(item);

    public static Shape Map(params Key[] keys) => new Mapping(keys.ToFrozenDictionary(k => k.Name));

    /// <summary>A key of the standard that this pipeline would have to act on and does not: refused, so that nobody relies on it.</summary>
    public static Shape Unsupported(string instead) => new Refused(instead);

    /// <summary>Reports everything under <paramref name="node"/> that does not have this shape.</summary>
    public abstract void Check(Node node);

    sealed record Any : Shape
    {
        // Whoever reads the value checks it.
        public override void Check(Node node)
        {
        }
    }

    sealed record Words : Shape
    {
        public override void Check(Node node)
        {
            if (string.IsNullOrWhiteSpace(node.Text)) node.ReportValue("a text that is not empty (put numbers in quotes)");
        }
    }

    sealed record ScalarOf(string Expected, params ScalarKind[] Kinds) : Shape
    {
        public override void Check(Node node)
        {
            if (node.Yaml is not YamlScalarNode scalar || !Kinds.Contains(ScalarKinds.KindOf(scalar))) node.ReportValue(Expected);
        }
    }

    sealed record Choice(IReadOnlyList<string> Values) : Shape
    {
        public override void Check(Node node)
        {
            if (node.Text is not { } text || !Values.Contains(text)) node.ReportValue(string.Join(" or ", Values));
        }
    }

    sealed record List(Shape Item) : Shape
    {
        public override void Check(Node node)
        {
            if (node.Yaml is not YamlSequenceNode) node.ReportValue("a list");
            foreach (var item in node.Items) Item.Check(item);
        }
    }

    sealed record Mapping(FrozenDictionary<string, Key> Keys) : Shape
    {
        public override void Check(Node node)
        {
            if (node.Yaml is not YamlMappingNode)
            {
                node.ReportValue($"a mapping with the keys {Names}");
                return;
            }
            foreach (var (name, value) in node.Entries)
                if (Keys.TryGetValue(name, out var key)) key.Shape.Check(value);
                else value.Report($"the unknown key '{name}'", $"one of {Names}");
            foreach (var missing in Keys.Values.Where(k => k.Required && node[k.Name] is null).Select(k => k.Name).Order())
                node.Report($"no key '{missing}'", "it, because it is required");
        }

        string Names => string.Join(", ", Keys.Keys.Order(StringComparer.Ordinal));
    }

    sealed record Forked(Shape Single, Shape Compound) : Shape
    {
        public override void Check(Node node) => (node.Yaml is YamlScalarNode ? Single : Compound).Check(node);
    }

    sealed record Refused(string Instead) : Shape
    {
        public override void Check(Node node) => node.Report("a key of the standard that is not supported here", Instead);
    }
}

/// <summary>A key of a mapping and what may stand under it.</summary>
sealed record Key(string Name, Shape Shape, bool Required = false)
{
    public static Key Must(string name, Shape shape) => new(name, shape, Required: true);

    public static Key May(string name, Shape shape) => new(name, shape);
}
