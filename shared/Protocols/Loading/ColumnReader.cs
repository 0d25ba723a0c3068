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
        var custom = CustomProperties.Read(node, null,
            May("headerAliases", ListOf(Text)), May("scale", Integer), May("pseudonym", OneOf("person", "household", "employer", "permit")));
        return new Column(
            Name(node), [.. Texts(custom.GetValueOrDefault("headerAliases"))], type, node["required"]?.Boolean ?? false,
            options.DateFormat, options.Pattern, options.MinLength, options.MaxLength, options.Minimum, options.Maximum,
            Scale(custom.GetValueOrDefault("scale"), type), CodelistOf(node, type, codelists), ValidValues(node, type),
            node["classification"].AsEnum<Classification>(), Pseudonym(node, type, custom.GetValueOrDefault("pseudonym")),
            node["description"]?.Text,
            [.. node["examples"]?.Items.Select(e => e.Text ?? e.Number?.ToString(CultureInfo.InvariantCulture) ?? "") ?? []]);
    }

    static string Name(Node node)
    {
        var name = node["name"]?.Text ?? "";
        if (name.Length > 0 && (!NamePattern.IsMatch(name) || Tokenizer.Keywords.Contains(name)))
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

    static List<string>? ValidValues(Node node, LogicalType type)
    {
        var checks = node["quality"]?.Items ?? [];
        if (node["quality"] is { } quality && checks.Count != 1) quality.Report($"{checks.Count} checks", "a list of one check, of invalid values");
        if (checks.Count == 0) return null;
        var check = checks[0];
        Map([.. OdcsShapes.AnyCheck,
            May("id", Text), May("type", OneOf("library")), Must("metric", OneOf("invalidValues")), Must("mustBe", Integer),
            May("unit", OneOf("rows")), May("severity", OneOf("error")),
            Must("arguments", Map(Must("validValues", ListOf(Text)), May("pattern", Unsupported("logicalTypeOptions.pattern"))))]).Check(check);
        if (check["mustBe"] is { Integer: not (null or 0) } mustBe) mustBe.ReportValue("0: tolerance is the errorRate of the whole file");
        if (type != LogicalType.String) check.Report("valid values", "them on a string only; use minimum and maximum");
        var values = Texts(check["arguments"]?["validValues"]).ToList();
        if (values.Count == 0 || values.Distinct().Count() != values.Count) check.Report("no values, or one twice", "a list of different texts");
        return values;
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
