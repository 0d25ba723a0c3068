namespace Pipeline.Validation;

/// <summary>
/// What failed in one chunk, before the chunks are put in order. Failures of a rule that has told all it has to tell are counted, and the
/// others are kept one by one.
/// </summary>
/// <param name="rules">Those that are put to cells and rows.</param>
sealed class Failures(IReadOnlyList<Rule> rules)
{
    readonly RuleFailures[] _rules = [.. rules.Select(r => new RuleFailures(r))];

    /// <summary>Failures that are to be looked at one by one.</summary>
    public List<Hit> Hits { get; } = [];

    /// <summary>Starts anew, for a chunk.</summary>
    /// <param name="findingsAreFull">No more findings are made.</param>
    /// <param name="keepsErrors">Which errors a row has is asked even so.</param>
    public void Begin(bool findingsAreFull, bool keepsErrors)
    {
        Hits.Clear();
        for (var i = 0; i < _rules.Length; i++)
            _rules[i].Begin(isCounted: findingsAreFull && rules[i].IsSated && !(keepsErrors && rules[i].RefusesRows));
    }

    public void Evaluated(Rule rule, long count) => _rules[rule.Order].Evaluated += count;

    public void Add(Rule rule, RecordBlock block, int row, long detail = 0) => Add(rule, block, [row], [detail]);

    /// <param name="rows">Of the block, all of which break the rule.</param>
    /// <param name="details">As many.</param>
    public void Add(Rule rule, RecordBlock block, ReadOnlySpan<int> rows, ReadOnlySpan<long> details)
    {
        var found = _rules[rule.Order];
        found.Observe(details);
        if (found.Refuses) block.MarkErrors(rows);
        else if (found.Warns) block.Warn(rows);
        if (found.IsCounted) found.Count(block, rows);
        else
            for (var i = 0; i < rows.Length; i++) Hits.Add(new(rule, block, rows[i], details[i]));
    }

    /// <summary>Counts a detail, without a failure.</summary>
    public void Observe(Rule rule, long detail) => _rules[rule.Order].Observe([detail]);

    /// <summary>Adds what was only counted to the rules; gives how many failures that were.</summary>
    public long Settle() => _rules.Sum(r => r.Settle());
}
