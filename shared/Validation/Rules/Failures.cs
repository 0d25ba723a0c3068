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

    public void Add(Rule rule, RecordBlock block, int row, long detail = 0)
    {
        var found = _rules[rule.Order];
        found.Observe(detail);
        if (found.Refuses) block.HasError[row] = true;
        else if (found.Warns) block.Warn(row);
        if (found.IsCounted) found.Count(block, row);
        else Hits.Add(new(rule, block, row, detail));
    }

    /// <summary>Counts a detail, without a failure.</summary>
    public void Observe(Rule rule, long detail) => _rules[rule.Order].Observe(detail);

    /// <summary>Adds what was only counted to the rules; gives how many failures that were.</summary>
    public long Settle() => _rules.Sum(r => r.Settle());
}
