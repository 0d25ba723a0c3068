namespace Pipeline.Validation;

/// <summary>All rules put to one drop, in the order in which findings of a row are shown.</summary>
sealed class RuleBook
{
    readonly List<Rule> _rules = [];
    readonly List<NotEvaluated> _left = [];

    public IReadOnlyList<Rule> Rules => _rules;

    public Rule Add(Rule rule)
    {
        rule.Order = _rules.Count;
        _rules.Add(rule);
        return rule;
    }

    /// <summary>Notes a rule that cannot be put to this drop.</summary>
    public void Leave(string ruleId, string reason) => _left.Add(new(ruleId, reason));

    /// <summary>Rules that were put to nothing, with the reason.</summary>
    public IReadOnlyList<NotEvaluated> NotEvaluated() =>
        [.. _left, .. _rules.Where(r => r.Evaluated == 0).Select(r => new NotEvaluated(r.Id, "No row could be put to it."))];

    /// <param name="rows">Rows that were read.</param>
    public IReadOnlyList<RuleSummary> Summaries(long rows) => [.. _rules.Where(r => r.Evaluated > 0 || r.Failed > 0).Select(r => r.Summarise(rows))];

    /// <summary>The commonest wrong values of all rules.</summary>
    public IReadOnlyList<ValueGroup> Values(int most) =>
        [.. _rules.Where(r => r.Tally is not null).SelectMany(r => r.Tally!.Groups(r)).OrderByDescending(g => g.Count).Take(most)];

    /// <summary>Ids of the rules that were broken beyond what is tolerated, the gravest first.</summary>
    public IReadOnlyList<string> Failed(Func<Rule, bool> which) =>
        [.. _rules.Where(r => r.IsBroken && which(r)).OrderByDescending(r => r.Severity).Select(r => r.Id).Distinct()];
}
