using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>The keys that rules of every scope share, and how they are read.</summary>
static class RuleShapes
{
    public static readonly Shape Texts = Map(Must("en", Text), May("fr", Text));

    public static readonly Shape Fix = Either(Text, Texts);

    public static readonly Shape ColumnNames = Either(Text, ListOf(Text));

    public static readonly Key Severity = Must("severity", OneOf("error", "warning", "information"));

    public static readonly Key Filter = May("where", Text);

    public static readonly Key Tolerate = May("tolerate", Map(May("percent", Number), May("rows", Integer)));

    public static readonly Key RatioWithin = May("ratioWithin", ListOf(Number));

    public static readonly Key MinCell = May("minCell", Integer);

    /// <summary>The shape of a whole rule whose implementation has these keys besides the common ones.</summary>
    public static Shape Custom(string scope, params Key[] own) => Map([.. OdcsShapes.AnyCheck,
        Must("id", Text), Must("type", OneOf("custom")), Must("engine", OneOf("pipeline")), Severity,
        Must("implementation", Map([
            Must("level", Integer), Must("scope", OneOf(scope)), Must("message", Texts), Must("fix", Fix), .. own]))]);

    /// <summary>What the rule says for itself; <paramref name="expected"/> puts its test into words.</summary>
    public static RuleTerms Terms(Node node, Node body, Wording expected) => new(
        node["id"]?.Text ?? "", node["severity"].AsEnum<Severity>(), Level(body["level"]), Dimension(node), Words(body["message"]), Words(body["fix"]), expected);

    public static int Level(Node? node, int otherwise = 1)
    {
        if (node?.Integer is not { } level) return otherwise;
        if (level is < 0 or > 5) node.ReportValue("a validation level from 0 to 5");
        return (int)Math.Clamp(level, 0, 5);
    }

    public static QualityDimension? Dimension(Node node) => node["dimension"]?.Text is null ? null : node["dimension"].AsEnum<QualityDimension>();

    public static Wording Words(Node? node) => node?.Text is { } text ? new(text) : new(node?["en"]?.Text ?? "", node?["fr"]?.Text);

    public static Tolerance? ToleranceOf(Node body)
    {
        if (body["tolerate"] is not { } node) return null;
        var (percent, rows) = (node["percent"], node["rows"]);
        if (percent is null == rows is null) node.Report("percent and rows, or neither", "one of them");
        if (percent?.Number is < 0 or > 100) percent.ReportValue("0 to 100");
        if (rows?.Integer < 0) rows.ReportValue("0 or more");
        return rows?.Integer is { } count ? new(count, CountUnit.Rows) : new(percent?.Number ?? 0, CountUnit.Percent);
    }

    public static Band? BandOf(Node? node)
    {
        if (node is null) return null;
        var ends = node.Items.Select(i => i.Number ?? 0).ToList();
        if (ends.Count == 2 && ends[0] >= 0 && ends[0] < ends[1]) return new(ends[0], ends[1]);
        node.Report($"[{string.Join(", ", ends)}]", "two numbers from 0, the smaller first");
        return null;
    }

    public static int Count(Node? node, int otherwise)
    {
        if (node?.Integer is not { } count) return otherwise;
        if (count is < 1 or > int.MaxValue) node.ReportValue("1 or more");
        return (int)Math.Clamp(count, 1, int.MaxValue);
    }

    public static Wording By(IReadOnlyList<Grouping> groups)
    {
        var names = string.Join(", ", groups.Select(g => g.Name));
        return names.Length == 0 ? Wording.Neutral("") : new($" by {names}", $" par {names}");
    }

    /// <summary>The rows that a condition picks out; nothing where there is none.</summary>
    public static Wording Where(Node? condition) =>
        condition?.Text is { } text ? new($" where {text}", $" là où « {text} »") : Wording.Neutral("");

    public static Wording Range(Band band) => new(
        FormattableString.Invariant($"{band.Low} to {band.High}"), FormattableString.Invariant($"de {band.Low} à {band.High}"));
}
