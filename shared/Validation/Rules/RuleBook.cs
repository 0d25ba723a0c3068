using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>All rules put to one drop, in the order in which findings of a row are shown.</summary>
sealed class RuleBook
{
    /// <summary>Why a rule is not put where there is nothing it is about.</summary>
    public static readonly Wording NoRow = new("No row could be put to it.", "Aucune ligne n'a pu lui être soumise.");

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
    public void Leave(string ruleId, Wording reason) => _left.Add(Left(ruleId, reason));

    /// <summary>Rules that were put to nothing, with the reason.</summary>
    public IReadOnlyList<NotEvaluated> NotEvaluated() =>
        [.. _left, .. _rules.Where(r => r.Evaluated == 0).Select(r => Left(r.Id, NoRow))];

    /// <param name="rows">Rows that were read.</param>
    public IReadOnlyList<RuleSummary> Summaries(long rows) => [.. _rules.Where(r => r.Evaluated > 0 || r.Failed > 0).Select(r => r.Summarise(rows))];

    /// <summary>The commonest wrong values of all rules.</summary>
    public IReadOnlyList<ValueGroup> Values(int most) =>
        [.. _rules.Where(r => r.Tally is not null).SelectMany(r => r.Tally!.Groups(r)).OrderByDescending(g => g.Count).Take(most)];

    /// <summary>Ids of the rules that were broken beyond what is tolerated, the gravest first.</summary>
    public IReadOnlyList<string> Failed(Func<Rule, bool> which) =>
        [.. _rules.Where(r => r.IsBroken && which(r)).OrderByDescending(r => r.Severity).Select(r => r.Id).Distinct()];

    static NotEvaluated Left(string ruleId, Wording reason) => new(ruleId) { Reason = reason };
}
