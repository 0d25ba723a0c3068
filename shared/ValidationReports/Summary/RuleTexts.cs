using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>What the findings shown say about each rule, once where all say the same.</summary>
sealed class RuleTexts(IReadOnlyList<Finding> findings, ReportWords words)
{
    readonly ILookup<string, Finding> _byRule = findings.ToLookup(f => f.RuleId);

    /// <summary>The column a rule is about, or the first of those it reads; null for a rule about whole rows or the file.</summary>
    public string? Column(RuleSummary rule) => rule.Column ?? Same(rule, f => f.Column);

    /// <summary>What was found, where all findings shown have the same; null when there is nothing to show.</summary>
    public string? Value(RuleSummary rule) => rule.Failed == 1 ? Same(rule, f => f.Value) : null;

    /// <summary>What is wrong: the findings' message, or the rule's own where each says something else.</summary>
    public Said Problem(RuleSummary rule) => SameSaid(rule, f => Said.Of(f.Message, f.MessageFr, words))
        ?? (rule.Message.Length > 0 ? Said.Of(rule.Message, rule.MessageFr, words) : new(rule.RuleId, true));

    /// <summary>What would have been right, unless <see cref="Problem"/> says it.</summary>
    public Said? Expected(RuleSummary rule) =>
        (Same(rule, f => f.Expected) ?? rule.Expected) is { Length: > 0 } expected && !Problem(rule).Text.Contains(expected, StringComparison.Ordinal)
            ? new(expected, true)
            : null;

    public Said Fix(RuleSummary rule) => SameSaid(rule, f => Said.Of(f.Fix, f.FixFr, words)) ?? new(words.SeeBelow, false);

    /// <summary>Whether every finding shown of a rule has the message that <see cref="Problem"/> gives.</summary>
    public bool SaysTheSame(RuleSummary rule) => Same(rule, f => f.Message) is not null;

    Said? SameSaid(RuleSummary rule, Func<Finding, Said> text) =>
        _byRule[rule.RuleId].Select(text).Distinct().Take(2).ToList() is [var only] ? only : null;

    string? Same(RuleSummary rule, Func<Finding, string?> text) =>
        _byRule[rule.RuleId].Select(text).Distinct().Take(2).ToList() is [var only] ? only : null;
}
