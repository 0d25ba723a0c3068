using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Protocols.Expressions;
using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>Reads one entry of <c>schema[].properties</c>.</summary>
static partial class ColumnReader
{
    // Decimals of the lake have 18 digits at most.
    const int MaxScale = 8;

    public static Column Read(Node node, CodelistReference codelists)
    {
        var type = node["logicalType"].AsEnum<LogicalType>();
        var options = ColumnOptions.Read(node, type);
        var custom = CustomProperties.Read(node,
            May("headerAliases", ListOf(Text)), May("scale", Integer), May("pseudonym", OneOf("person", "household", "employer", "permit")),
            May("checksum", OneOf("luhn", "mod97")), May("mask", OneOf("none", "last4", "hash")), May("hiddenNulls", ListOf(AnyText)),
            May("directIdentifier", OneOf("forbidden", "allowed")));
        var (values, labels) = ValueList.Read(node, type);
        var classification = node["classification"].AsEnum<Classification>();
        return new Column(
            Name(node), Aliases(node, custom.GetValueOrDefault("headerAliases")), type, node["required"]?.Boolean ?? false,
            options.DateFormat, options.Pattern, options.MinLength, options.MaxLength, options.Minimum?.Value, options.Maximum?.Value,
            Scale(custom.GetValueOrDefault("scale"), type), CodelistOf(node, type, codelists), values,
            classification, Pseudonym(node, type, custom.GetValueOrDefault("pseudonym")),
            node["description"]?.Text,
            [.. node["examples"]?.Items.Select(e => e.Text ?? e.Number?.ToString(CultureInfo.InvariantCulture) ?? "") ?? []],
            options.Minimum?.IsExclusive ?? false, options.Maximum?.IsExclusive ?? false,
            ChecksumOf(custom.GetValueOrDefault("checksum"), type), MaskOf(custom.GetValueOrDefault("mask"), classification),
            DirectIdentifiersOf(custom.GetValueOrDefault("directIdentifier"), type, classification),
            custom.TryGetValue("hiddenNulls", out var hidden) ? [.. Texts(hidden)] : null, labels);
    }

    // What v3.2.0 calls synonyms is what headerAliases are under v3.1.0.
    static List<string> Aliases(Node node, Node? headerAliases) =>
        [.. Texts(headerAliases), .. node["synonyms"]?.Items.Select(i => i["synonym"]?.Text).OfType<string>() ?? []];

    static Checksum? ChecksumOf(Node? node, LogicalType type)
    {
        if (node is null) return null;
        if (type != LogicalType.String) node.Report("a checksum", "it on a string only: leading zeros count");
        return node.AsEnum<Checksum>();
    }

    static Mask? MaskOf(Node? node, Classification classification)
    {
        if (node is null) return null;
        var mask = node.AsEnum<Mask>();
        if (mask == Mask.None && classification is Classification.Personal or Classification.PersonalIdentifier or Classification.Sensitive)
            node.Report("mask none on personal data", "last4 or hash, because reports travel further than drops");
        return mask;
    }

    // An identifier that was agreed on may well look like a passport's number; any other text may not.
    static DirectIdentifiers DirectIdentifiersOf(Node? node, LogicalType type, Classification classification)
    {
        if (type != LogicalType.String) node?.Report("a word on direct identifiers", "it on a string only");
        if (node is not null) return node.AsEnum<DirectIdentifiers>();
        return type == LogicalType.String && classification != Classification.PersonalIdentifier ? DirectIdentifiers.Forbidden : DirectIdentifiers.Allowed;
    }

    static string Name(Node node)
    {
        var name = node["name"]?.Text ?? "";
        if (name.Length > 0 && (!NamePattern.IsMatch(name) || Vocabulary.Keywords.Contains(name)))
            node["name"]!.ReportValue("a name of a-z, 0-9 and _, a letter first, and not a word of the rule language");
        if (node["id"] is { Text: { } id } idNode && id != name) idNode.ReportValue($"the column's name, '{name}'");
        return name;
    }

    static int? Scale(Node? node, LogicalType type)
    {
        if (node?.Integer is not { } scale) return null;
        if (type != LogicalType.Number) node.Report("a scale", "it on a number only");
        if (scale is < 0 or > MaxScale) node.ReportValue($"0 to {MaxScale}");
        return (int)Math.Clamp(scale, 0, MaxScale);
    }

    static string? CodelistOf(Node node, LogicalType type, CodelistReference codelists)
    {
        var relationships = node["relationships"]?.Items ?? [];
        if (relationships.Count == 0) return null;
        if (relationships.Count > 1) node["relationships"]!.Report($"{relationships.Count} relationships", "one codelist");
        if (type != LogicalType.String) node["relationships"]!.Report("a codelist", "it on a string only: codes are text");
        return codelists.Read(relationships[0]["to"]);
    }

    static string? Pseudonym(Node node, LogicalType type, Node? pseudonym)
    {
        var names = node["classification"]?.Text == "personal-identifier";
        if (names && pseudonym is null) node.Report("a personal identifier without the custom property pseudonym", "person, household, employer or permit");
        if (!names) pseudonym?.Report("a pseudonym", "it on a personal-identifier only");
        if (names && type != LogicalType.String) node.Report("an identifier that is not a string", "logicalType string");
        return pseudonym?.Text;
    }

    static IEnumerable<string> Texts(Node? list) => list?.Items.Select(i => i.Text).OfType<string>() ?? [];

    [GeneratedRegex("^[a-z][a-z0-9_]{0,62}$", RegexOptions.CultureInvariant)]
    static partial Regex NamePattern { get; }
}
