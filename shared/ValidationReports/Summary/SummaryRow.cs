using System.Globalization;
using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>A rule's findings, or those of one wrong value of it: what is wrong, how often, where first, and how to mend it.</summary>
/// <param name="Column">The column it is about, or the first of several; null for whole rows and the file.</param>
/// <param name="Value">The wrong value, masked; null when the row is not about one.</param>
/// <param name="Count">Exact, however few findings were stored.</param>
/// <param name="Lines">Such as "17, 52, 90 and 1,201 more".</param>
public sealed record SummaryRow(RuleSummary Rule, string? Column, Said Problem, string? Value, bool IsOthers, long Count, string Lines, Said Fix)
{
    /// <summary>All that was found, grouped by rule, column and value, the gravest and commonest first.</summary>
    /// <param name="findings">The first few of each rule, which say what is wrong.</param>
    public static IReadOnlyList<SummaryRow> Of(ValidationReport report, IReadOnlyList<Finding> findings, ReportWords words)
    {
        var texts = new RuleTexts(findings, words);
        var values = report.Values.ToLookup(v => v.RuleId);
        return [.. FailedRules.Of(report).SelectMany(rule => Of(rule, [.. values[rule.RuleId]], texts, words))];
    }

    static IEnumerable<SummaryRow> Of(RuleSummary rule, IReadOnlyList<ValueGroup> values, RuleTexts texts, ReportWords words)
    {
        var (column, problem) = (texts.Column(rule), texts.Problem(rule));
        foreach (var value in values)
            yield return new(rule, column, problem, value.Value, false, value.Count, ListLines(value.FirstLines, value.Count, words), Said.Of(value.Fix, value.FixFr, words));
        var others = rule.Failed - values.Sum(v => v.Count);
        if (values.Count == 0) yield return new(rule, column, problem, texts.Value(rule), false, rule.Failed, ListLines(rule.FirstLines, rule.Failed, words), texts.Fix(rule));
        else if (others > 0) yield return new(rule, column, problem, null, true, others, "", texts.Fix(rule));
    }

    static string ListLines(IReadOnlyList<long> first, long count, ReportWords words)
    {
        if (first.Count == 0) return words.WholeFile;
        // Line numbers are places, not amounts: they are not grouped.
        var lines = string.Join(", ", first.Select(l => l.ToString(CultureInfo.InvariantCulture)));
        return count > first.Count ? words.Fill(words.AndMore, lines, count - first.Count) : lines;
    }
}
