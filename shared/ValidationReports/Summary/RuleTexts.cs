using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>What the findings shown say about each rule, once where all say the same.</summary>
sealed class RuleTexts(IReadOnlyList<Finding> findings, ReportWords words)
{
    readonly ILookup<string, Finding> _byRule = findings.ToLookup(f => f.RuleId);

    public IEnumerable<Finding> Findings(RuleSummary rule) => _byRule[rule.RuleId];

    /// <summary>The column a rule is about, or the only one that its findings want looked at; null for several columns, whole rows and the file.</summary>
    public string? Column(RuleSummary rule) => rule.Column ?? (Columns(rule) is [var only] ? only : null);

    /// <summary>The columns that the findings of a rule want looked at, those to fill alone where there are any; empty for whole rows and the file.</summary>
    public IReadOnlyList<string> Columns(RuleSummary rule) => rule.Column is { } column
        ? [column]
        : [.. _byRule[rule.RuleId].SelectMany(ToLookAt).Distinct()];

    /// <summary>The letter that a spreadsheet gives to the column that all findings shown point at.</summary>
    public string? Letter(RuleSummary rule) => Same(rule, f => f.Cell?.TrimEnd([.. "0123456789"])) is { Length: > 0 } letter ? letter : null;

    /// <summary>What is wrong: the findings' message, or the rule's own where each says something else.</summary>
    public Said Problem(RuleSummary rule) => SameSaid(rule, f => Said.Of(f.Message, words))
        ?? (rule.Message.En.Length > 0 ? Said.Of(rule.Message, words) : new(rule.RuleId, true));

    /// <summary>What would have been right, unless <see cref="Problem"/> says it.</summary>
    public Said? Expected(RuleSummary rule) =>
        (SameSaid(rule, f => Said.Of(f.Expected, words)) ?? Said.Of(rule.Expected, words)) is { Text.Length: > 0 } expected
            && !Problem(rule).Text.Contains(expected.Text, StringComparison.Ordinal)
            ? expected
            : null;

    /// <summary>How to mend it: what all findings shown say, or the rule's own words.</summary>
    public Said Fix(RuleSummary rule) => rule is { IsTolerated: true, Tolerated: { } most }
        ? new(words.Fill(words.Tolerated, words.Count(most, words.Rows)), false)
        : SameSaid(rule, f => Said.Of(f.Fix, words)) ?? Said.Of(rule.Fix, words);

    static IEnumerable<string> ToLookAt(Finding finding) => finding switch
    {
        { Cells: [{ Part: CellPart.Fill }, ..] cells } => cells.Where(c => c.Part == CellPart.Fill).Select(c => c.Column),
        { Cells: { } cells } => cells.Where(c => c.Part == CellPart.Broken).Select(c => c.Column),
        { Column: { } column } => [column],
        _ => [],
    };

    Said? SameSaid(RuleSummary rule, Func<Finding, Said> text) =>
        _byRule[rule.RuleId].Select(text).Distinct().Take(2).ToList() is [var only] ? only : null;

    string? Same(RuleSummary rule, Func<Finding, string?> text) =>
        _byRule[rule.RuleId].Select(text).Distinct().Take(2).ToList() is [var only] ? only : null;
}
