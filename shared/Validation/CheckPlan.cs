using Pipeline.Protocols;
using Pipeline.Protocols.Expressions;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>All checks of a protocol on the columns that a drop has: the rules, once, and what each thread makes its checkers of.</summary>
sealed class CheckPlan
{
    readonly Func<int, ColumnChecker>?[] _columns;
    readonly List<(Rule Rule, RowRule Source)> _rowRules = [];
    readonly Header _header;
    readonly DropDays _days;

    public CheckPlan(Protocol protocol, IReadOnlyDictionary<string, Codelist> codelists, Header header, DropDays days, RuleBook rules)
    {
        (_header, _days) = (header, days);
        Protocol = protocol;
        var compiler = new ColumnCheckers(protocol, codelists, days.Period.End, rules);
        _columns = [.. header.Slots.Select(s => s.Field < 0 ? null : compiler.Compile(s))];
        Conclusions = compiler.Conclusions;
        foreach (var absent in header.Slots.Where(s => s.Field < 0)) rules.Leave($"{absent.Column.Name}.*", Missing(absent.Column.Name));
        foreach (var rule in protocol.RowRules) AddRowRule(rule, rules);
        if (protocol.Key.Count > 0) AddKey([.. protocol.Key.Select(c => c.Name)], rules);
        Rules = [.. rules.Rules];
    }

    public Protocol Protocol { get; }

    /// <summary>The rules that are judged behind the last row.</summary>
    public required DropRuleSet DropRules { get; init; }

    /// <summary>Every rule so far, in order.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>What is to be told once all rows were read.</summary>
    public IReadOnlyList<IConclusion> Conclusions { get; }

    /// <summary>The rule that no two rows have the same key; null when the protocol has no key or the drop lacks a column of it.</summary>
    public Rule? KeyRule { get; private set; }

    /// <summary>Makes one for each column of the protocol; null for one that is not delivered.</summary>
    /// <param name="capacity">Most rows of a block.</param>
    public ColumnChecker?[] MakeColumns(int capacity) => [.. _columns.Select(make => make?.Invoke(capacity))];

    /// <summary>What expressions read on one thread.</summary>
    public RowSource MakeSource(IReadOnlyDictionary<string, RowColumn> columns, int capacity) => new(columns, _days, capacity);

    /// <summary>Makes a checker of each row rule that the drop has the columns for.</summary>
    public IEnumerable<RowRuleChecker> MakeRowRules(RowSource source)
    {
        var compiler = new ConditionCompiler(source);
        return _rowRules.Select(r => new RowRuleChecker(r.Rule, compiler.Compile(r.Source.Assert), new(source.ReadBy(r.Source.Assert)), source.Capacity));
    }

    void AddRowRule(RowRule rule, RuleBook rules)
    {
        string[] reads = [.. ExpressionText.Columns(rule.Assert).OfType<Expression.Column>().Select(c => c.Name).Distinct()];
        if (FindMissing(reads) is { } missing) rules.Leave(rule.Id, Missing(missing));
        else _rowRules.Add((rules.Add(RowRuleChecker.MakeRule(rule, _header.SlotsOf(rule.Fields.Count > 0 ? rule.Fields : reads))), rule));
    }

    void AddKey(string[] names, RuleBook rules)
    {
        if (FindMissing(names) is { } missing) rules.Leave("key.unique", Missing(missing));
        else KeyRule = rules.Add(KeyChecker.MakeRule(_header.SlotsOf(names)));
    }

    string? FindMissing(IEnumerable<string> names) => names.FirstOrDefault(name => _header.SlotsOf([name])[0].Field < 0);

    /// <summary>Why a rule over a column that is not delivered is not put.</summary>
    public static Wording Missing(string column) => new($"The file does not have the column {column}.", $"Le fichier n'a pas la colonne {column}.");
}
