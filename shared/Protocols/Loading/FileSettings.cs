using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>The extensions that say how a drop's file is written and how big it may be.</summary>
sealed record FileSettings(Dialect Dialect, Limits Limits, FileNamePattern? FileName)
{
    static readonly string[] Formats =
        [.. from kind in Enum.GetValues<FileKind>() from packing in Enum.GetValues<Packing>() select $"{new FileFormat(kind, packing)}"];

    static readonly Key DialectKey = Must("dialect", Map(
        Must("delimiters", ListOf(OneOf(",", ";", "\t", "|"))), Must("decimal", OneOf(".", ",")), Must("nulls", ListOf(AnyText)),
        May("encodings", ListOf(OneOf("utf-8", "utf-16", "windows-1252"))), May("formats", ListOf(OneOf(Formats))),
        May("trailer", OneOf("none", "optional", "required")), May("trailerMarker", Text)));

    static readonly Key ColumnsKey = Must("columns", Map(
        Must("extra", OneOf("error", "warn", "ignore")), May("match", OneOf("byName", "byPosition"))));

    static readonly Key LimitsKey = Must("limits", Map(
        Must("maxBytes", Integer), Must("maxRows", Integer), Must("maxFieldChars", Integer), Must("maxErrorsStored", Integer),
        May("maxInflateRatio", Integer)));

    public static FileSettings Read(Node? table)
    {
        var custom = table is null ? new Dictionary<string, Node>() : CustomProperties.Read(table, DialectKey, ColumnsKey, LimitsKey);
        return new(
            DialectOf(custom.GetValueOrDefault("dialect"), custom.GetValueOrDefault("columns")), LimitsOf(custom.GetValueOrDefault("limits")),
            FileNameOf(table?["physicalName"]));
    }

    static Dialect DialectOf(Node? node, Node? columns)
    {
        var delimiters = node?["delimiters"]?.Items.Select(Character).ToList() ?? [];
        var nulls = node?["nulls"]?.Items.Select(i => i.Text ?? "").ToList() ?? [];
        var point = Character(node?["decimal"]);
        if (delimiters.Count == 0) node?.Report("no delimiters", "at least one");
        if (!nulls.Contains("")) node?.Report("nulls without the empty text", "\"\" among them");
        if (delimiters.Contains(point)) node?.Report($"'{point}' as delimiter and decimal separator", "two different characters");
        var trailer = node?["trailer"].AsEnum<TrailerUse>() ?? default;
        if (trailer == TrailerUse.None) node?["trailerMarker"]?.Report("a marker without a trailer", "trailer: optional or required with it");
        var dialect = new Dialect(delimiters, point, nulls, columns?["extra"].AsEnum<ExtraColumns>() ?? default)
        {
            Match = columns?["match"].AsEnum<ColumnMatch>() ?? default,
            Trailer = node?["trailerMarker"]?.Text is { } marker ? new(trailer, marker) : new(trailer),
        };
        if (Some(node?["encodings"]) is { } encodings) dialect = dialect with { Encodings = [.. encodings.Select(e => e.AsEnum<TextEncoding>())] };
        return Some(node?["formats"]) is { } formats ? dialect with { Formats = [.. formats.Select(FormatOf)] } : dialect;
    }

    // A list that is there names something, and nothing twice.
    static IReadOnlyList<Node>? Some(Node? list)
    {
        if (list is null) return null;
        if (list.Items.Count == 0 || list.Items.Select(i => i.Text).Distinct().Count() != list.Items.Count)
            list.Report("nothing, or something twice", "at least one, each once");
        return list.Items;
    }

    static FileFormat FormatOf(Node node)
    {
        var parts = node.Text?.Split('.') ?? [];
        Enum.TryParse<FileKind>(parts.FirstOrDefault(), ignoreCase: true, out var kind);
        Enum.TryParse<Packing>(parts.ElementAtOrDefault(1), ignoreCase: true, out var packing);
        return new(kind, packing);
    }

    static FileNamePattern? FileNameOf(Node? node)
    {
        if (node?.Text is not { } text) return null;
        try
        {
            return FileNamePattern.Parse(text);
        }
        catch (FormatException problem)
        {
            node.Report("a pattern of file names that cannot be read", problem.Message.TrimEnd('.'));
            return null;
        }
    }

    static Limits LimitsOf(Node? node) => new(
        Positive(node?["maxBytes"], long.MaxValue), Positive(node?["maxRows"], long.MaxValue),
        (int)Positive(node?["maxFieldChars"], int.MaxValue), (int)Positive(node?["maxErrorsStored"], int.MaxValue),
        node?["maxInflateRatio"] is { } ratio ? (int)Positive(ratio, int.MaxValue) : 200);

    static long Positive(Node? node, long highest)
    {
        if (node?.Integer is not { } value) return 1;
        if (value < 1 || value > highest) node.ReportValue($"1 to {highest}");
        return Math.Clamp(value, 1, highest);
    }

    static char Character(Node? node) => node?.Text is { Length: 1 } text ? text[0] : default;
}
