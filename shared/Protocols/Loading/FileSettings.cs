using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>The extensions that say how a drop's file is written and how big it may be.</summary>
sealed record FileSettings(Dialect Dialect, Limits Limits)
{
    static readonly Key DialectKey = Must("dialect", Map(
        Must("delimiters", ListOf(OneOf(",", ";", "\t", "|"))), Must("decimal", OneOf(".", ",")), Must("nulls", ListOf(AnyText))));

    static readonly Key ColumnsKey = Must("columns", Map(Must("extra", OneOf("error", "warn", "ignore"))));

    static readonly Key LimitsKey = Must("limits", Map(
        Must("maxBytes", Integer), Must("maxRows", Integer), Must("maxFieldChars", Integer), Must("maxErrorsStored", Integer)));

    public static FileSettings Read(Node? table)
    {
        var custom = table is null ? new Dictionary<string, Node>() : CustomProperties.Read(table, null, DialectKey, ColumnsKey, LimitsKey);
        var extra = custom.GetValueOrDefault("columns")?["extra"].AsEnum<ExtraColumns>() ?? default;
        return new(DialectOf(custom.GetValueOrDefault("dialect"), extra), LimitsOf(custom.GetValueOrDefault("limits")));
    }

    static Dialect DialectOf(Node? node, ExtraColumns extra)
    {
        var delimiters = node?["delimiters"]?.Items.Select(Character).ToList() ?? [];
        var nulls = node?["nulls"]?.Items.Select(i => i.Text ?? "").ToList() ?? [];
        var point = Character(node?["decimal"]);
        if (delimiters.Count == 0) node?.Report("no delimiters", "at least one");
        if (!nulls.Contains("")) node?.Report("nulls without the empty text", "\"\" among them");
        if (delimiters.Contains(point)) node?.Report($"'{point}' as delimiter and decimal separator", "two different characters");
        return new(delimiters, point, nulls, extra);
    }

    static Limits LimitsOf(Node? node) => new(
        Positive(node?["maxBytes"], long.MaxValue), Positive(node?["maxRows"], long.MaxValue),
        (int)Positive(node?["maxFieldChars"], int.MaxValue), (int)Positive(node?["maxErrorsStored"], int.MaxValue));

    static long Positive(Node? node, long highest)
    {
        if (node?.Integer is not { } value) return 1;
        if (value < 1 || value > highest) node.ReportValue($"1 to {highest}");
        return Math.Clamp(value, 1, highest);
    }

    static char Character(Node? node) => node?.Text is { Length: 1 } text ? text[0] : default;
}
