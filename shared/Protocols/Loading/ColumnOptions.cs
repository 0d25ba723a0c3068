using System.Globalization;
using System.Text.RegularExpressions;
using static Pipeline.Protocols.Loading.Key;
using static Pipeline.Protocols.Loading.Shape;

namespace Pipeline.Protocols.Loading;

/// <summary>A column's <c>logicalTypeOptions</c>: format, pattern and bounds, which depend on its type.</summary>
sealed record ColumnOptions(
    string? DateFormat = null, string? Pattern = null, int? MinLength = null, int? MaxLength = null, Bound? Minimum = null, Bound? Maximum = null)
{

    static readonly Shape TextOptions = Map(
        May("minLength", Integer), May("maxLength", Integer), May("pattern", Text), May("format", Unsupported("a pattern")));

    static readonly Shape DateOptions = Map(
        Must("format", OneOf("yyyy-MM-dd", "dd/MM/yyyy", "yyyyMMdd")), May("minimum", Text), May("maximum", Text),
        May("exclusiveMinimum", Text), May("exclusiveMaximum", Text));

    static readonly Shape NumberOptions = Map(
        May("minimum", Number), May("maximum", Number), May("exclusiveMinimum", Number), May("exclusiveMaximum", Number),
        May("multipleOf", Unsupported("a row rule, or the custom property scale")),
        May("format", Unsupported("minimum and maximum")));

    public static ColumnOptions Read(Node column, LogicalType type)
    {
        var node = column["logicalTypeOptions"];
        if (node is null)
        {
            if (type == LogicalType.Date) column.Report("no key 'logicalTypeOptions'", "it, with the format of the date");
            return new();
        }
        var shape = type switch
        {
            LogicalType.String => TextOptions,
            LogicalType.Date => DateOptions,
            LogicalType.Boolean => Map(),
            _ => NumberOptions,
        };
        shape.Check(node);
        Func<Node?, decimal?> bound = type == LogicalType.Date ? n => Day(n)?.DayNumber : n => n?.Number;
        var options = new ColumnOptions(
            node["format"]?.Text, PatternOf(node["pattern"]), Length(node["minLength"]), Length(node["maxLength"]),
            Bound.Read(node, "minimum", "exclusiveMinimum", bound), Bound.Read(node, "maximum", "exclusiveMaximum", bound));
        if (options is { Minimum: { } low, Maximum: { } high } && (low.Value > high.Value || (low.Value == high.Value && (low.IsExclusive || high.IsExclusive))))
            low.Place.ReportValue("a minimum that is not above the maximum");
        if (options.MinLength > options.MaxLength) node["minLength"]!.ReportValue("a least length that is not above the greatest");
        return options;
    }

    static int? Length(Node? node)
    {
        if (node?.Integer is not { } length) return null;
        if (length is >= 0 and <= int.MaxValue) return (int)length;
        node.ReportValue("a length of 0 or more");
        return null;
    }

    /// <summary>A day in the one notation of contracts, whatever notation the drop has.</summary>
    public static DateOnly? Day(Node? node)
    {
        if (node?.Text is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        node.ReportValue("a day written yyyy-MM-dd");
        return null;
    }

    // The standard lets a pattern match anywhere in the text; with both anchors every reader of the contract reads it alike.
    public static string? PatternOf(Node? node)
    {
        if (node?.Text is not { } pattern) return null;
        if (!pattern.StartsWith('^') || !pattern.EndsWith('$'))
        {
            node.ReportValue("a pattern of the whole text, from ^ to $");
            return null;
        }
        try
        {
            return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant).ToString();
        }
        catch (ArgumentException problem)
        {
            node.Report($"a pattern that cannot be read ({problem.Message})", "a regular expression");
        }
        catch (NotSupportedException)
        {
            node.ReportValue("a pattern that needs no backtracking: no lookaround, no reference to a group");
        }
        return null;
    }
}

/// <summary>The least or the greatest value of a column, and whether it may be taken itself.</summary>
sealed record Bound(decimal Value, bool IsExclusive, Node Place)
{
    public static Bound? Read(Node options, string inclusive, string exclusive, Func<Node?, decimal?> valueOf)
    {
        var (with, without) = (options[inclusive], options[exclusive]);
        if (with is not null && without is not null) without.Report($"{exclusive} beside {inclusive}", "one of them");
        if (valueOf(with) is { } taken) return new(taken, false, with!);
        return valueOf(without) is { } left ? new(left, true, without!) : null;
    }
}
