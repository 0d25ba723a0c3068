using Pipeline.Protocols.Expressions;
using Pipeline.Reference;

namespace Pipeline.Protocols.Loading;

/// <summary>What the readers of rules have in common: the columns a rule may name, and the files it may point at.</summary>
/// <param name="Key">The protocol's own key, in order.</param>
/// <param name="Owner">Whose rules these are.</param>
/// <param name="Pointers">Names of other datasets and of reference series met so far; checked when the whole catalog has been read.</param>
sealed record RuleContext(IReadOnlyList<Column> Columns, IReadOnlyList<Column> Key, RuleOwner Owner, RulePointers Pointers)
{
    /// <summary>The other dataset that expressions are over; null when they are over the owner's.</summary>
    public string? Elsewhere { get; init; }

    /// <summary>Whether the columns are not known yet: expressions are read, and checked later.</summary>
    public bool IsBlind { get; init; }

    public Expression? Condition(Node? node, bool withPrevious = false) => Parsed(node, text => ConditionOf(text, withPrevious));

    public Expression? Value(Node? node) => Parsed(node, text => ValueOf(text));

    /// <summary>The measure that a text such as <c>sum(monthly_wage)</c> names.</summary>
    public Measure? Measure(Node? node)
    {
        if (node?.Text is not { } text) return null;
        if (text == "count(*)") return new(MeasureKind.Count, null, text);
        var kind = Enum.GetValues<MeasureKind>().FirstOrDefault(k => text.StartsWith($"{k}(".ToLowerInvariant(), StringComparison.Ordinal));
        if (kind == MeasureKind.Count || !text.EndsWith(')'))
        {
            node.ReportValue("count(*), sum(…), mean(…), median(…) or share(…)");
            return null;
        }
        var inner = text[($"{kind}".Length + 1)..^1];
        var of = Parsed(node, _ => kind == MeasureKind.Share
            ? ConditionOf(inner)
            : ValueOf(inner, numeric: true), inner);
        return of is null ? null : new(kind, of, text);
    }

    public IReadOnlyList<Grouping> Groupings(Node? list)
    {
        var groupings = new List<Grouping>();
        foreach (var item in list?.Items ?? [])
            if (Value(item) is { } value) groupings.Add(new(item.Text!, value));
        return groupings;
    }

    /// <summary>A column's name, or null when there is no such column (reported).</summary>
    public Column? Column(Node? node)
    {
        if (node?.Text is not { } name) return null;
        var column = Columns.FirstOrDefault(c => c.Name == name);
        if (column is null) node.ReportValue("a column of the protocol");
        return column;
    }

    /// <summary>One column's name or a list of them, each once.</summary>
    public IReadOnlyList<Column> ColumnList(Node? node)
    {
        if (node is null) return [];
        var columns = (node.Text is null ? node.Items : [node]).Select(Column).OfType<Column>().ToList();
        if (columns.Distinct().Count() != columns.Count) node.Report("a column twice", "each once");
        return columns;
    }

    /// <summary>The columns that match rows of two drops: those named, or the protocol's key.</summary>
    public IReadOnlyList<string> KeyOf(Node body)
    {
        if (body["key"] is null && Key.Count == 0) body.Report("no key 'key', and a protocol without a primary key", "the columns that match rows of both drops");
        return [.. (body["key"] is { } key ? ColumnList(key) : Key).Select(c => c.Name)];
    }

    Expression ConditionOf(string text, bool withPrevious = false) =>
        IsBlind ? ExpressionParser.Read(text) : ExpressionParser.Parse(text, Columns, withPrevious);

    Expression ValueOf(string text, bool numeric = false) => IsBlind ? ExpressionParser.Read(text) : ExpressionParser.ParseValue(text, Columns, numeric);

    Expression? Parsed(Node? node, Func<string, Expression> parse, string? part = null)
    {
        if (node?.Text is not { } text) return null;
        try
        {
            return parse(text);
        }
        catch (ExpressionException problem)
        {
            node.Report($"{problem.Found} at character {problem.Position + 1} of \"{part ?? text}\"", Elsewhere is null ? problem.Expected : $"{problem.Expected}, in {Elsewhere}");
            return null;
        }
    }
}

/// <summary>The dataset whose contract rules belong to, and how often it is delivered.</summary>
sealed record RuleOwner(AgencyId Agency, DatasetId Dataset, Frequency Frequency);
