namespace Pipeline.Validation;

/// <summary>Puts the checks of a plan to blocks, one after another; each thread has its own.</summary>
sealed class BlockChecker
{
    readonly ColumnChecker[] _present;
    readonly CheckedColumns _columns;
    readonly RowRuleChecker[] _rowRules;

    public BlockChecker(CheckPlan plan, int capacity)
    {
        Columns = plan.MakeColumns(capacity);
        _present = [.. Columns.OfType<ColumnChecker>()];
        _columns = new(_present);
        var source = plan.MakeSource(_columns.ByName, capacity);
        _rowRules = [.. plan.MakeRowRules(source)];
        Gatherers = plan.DropRules.MakeGatherers(source);
        var byName = _present.ToDictionary(c => c.Slot.Column.Name);
        Key = plan.KeyRule is null ? [] : [.. plan.Protocol.Key.Select(c => byName[c.Name])];
    }

    /// <summary>One for each column of the protocol; null for one that is not delivered.</summary>
    public ColumnChecker?[] Columns { get; }

    /// <summary>Those of the key; empty when it cannot be checked.</summary>
    public ColumnChecker[] Key { get; }

    /// <summary>What gathers for the rules that are judged behind the last row.</summary>
    public Gatherer[] Gatherers { get; }

    public void Check(RecordBlock block, Failures failures)
    {
        foreach (var column in _present) column.Check(block, failures);
        _columns.Begin(block);
        foreach (var rule in _rowRules) rule.Check(block, failures);
        foreach (var gatherer in Gatherers) gatherer.Add(block);
    }
}
