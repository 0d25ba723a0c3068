using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>All checks of a protocol, compiled for the columns that a drop has.</summary>
sealed class BlockChecker
{
    readonly ColumnChecker[] _present;
    readonly List<RowRuleChecker> _rowRules = [];
    readonly KeyChecker? _key;

    public BlockChecker(Protocol protocol, IReadOnlyDictionary<string, Codelist> codelists, Header header, RuleBook rules, int capacity)
    {
        var checkers = new ColumnCheckers(protocol, codelists, rules, capacity);
        Columns = [.. header.Slots.Select(s => s.Field < 0 ? null : checkers.Make(s))];
        _present = [.. Columns.OfType<ColumnChecker>()];
        foreach (var absent in header.Slots.Where(s => s.Field < 0)) rules.Leave($"{absent.Column.Name}.*", Missing(absent.Column.Name));
        var byName = _present.ToDictionary(c => c.Slot.Column.Name);
        foreach (var rule in protocol.RowRules) AddRowRule(rule, header, byName, rules);
        if (protocol.Key.Count > 0) _key = MakeKey([.. protocol.Key.Select(c => c.Name)], header, byName, rules, capacity);
    }

    /// <summary>One for each column of the protocol; null for one that is not delivered.</summary>
    public ColumnChecker?[] Columns { get; }

    public void Check(RecordBlock block)
    {
        foreach (var column in _present) column.Check(block);
        foreach (var rule in _rowRules) rule.Check(block);
        _key?.Check(block);
    }

    void AddRowRule(RowRule rule, Header header, Dictionary<string, ColumnChecker> byName, RuleBook rules)
    {
        string[] reads = [.. ConditionCompiler.ColumnsOf(rule.Assert).Distinct()];
        if (reads.FirstOrDefault(name => !byName.ContainsKey(name)) is { } missing)
        {
            rules.Leave(rule.Id, Missing(missing));
            return;
        }
        var compiled = new ConditionCompiler(byName).Compile(rule.Assert);
        var made = rules.Add(RowRuleChecker.MakeRule(rule, header.SlotsOf(rule.Fields.Count > 0 ? rule.Fields : reads)));
        _rowRules.Add(new(made, compiled, [.. reads.Select(name => byName[name])]));
    }

    static KeyChecker? MakeKey(string[] names, Header header, Dictionary<string, ColumnChecker> byName, RuleBook rules, int capacity)
    {
        if (names.FirstOrDefault(name => !byName.ContainsKey(name)) is { } missing)
        {
            rules.Leave("key.unique", Missing(missing));
            return null;
        }
        return new(rules.Add(KeyChecker.MakeRule(header.SlotsOf(names))), [.. names.Select(name => byName[name])], capacity);
    }

    static string Missing(string column) => $"The file does not have the column {column}.";
}
