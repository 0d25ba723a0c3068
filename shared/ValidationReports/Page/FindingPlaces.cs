using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>Where it is: the first findings of each rule with line, row, cell, key and value, and what was expected there.</summary>
static class FindingPlaces
{
    public static void Append(HtmlText page, ValidationReport report, IReadOnlyList<Finding> findings, ReportWords words)
    {
        if (findings.Count == 0) return;
        var texts = new RuleTexts(findings, words);
        var total = words.Count(report.Truncated.Total, words.Findings);
        var shown = findings.Count == report.Truncated.Total ? words.Fill(words.AllShown, total) : words.Fill(words.SomeShown, findings.Count, total);
        page.Add($"<section id=\"places\"><h2>{words.WhereItIs}</h2><p class=\"note\">{words.Masked}</p><table><caption>{shown}</caption><thead><tr>");
        foreach (var head in (string[])[words.Line, words.Cell, words.Row, words.Key, words.Found, words.Difference, words.HowToMend]) page.Add($"<th scope=\"col\">{head}</th>");
        page.Add($"</tr></thead>");
        foreach (var rule in FailedRules.Of(report)) AppendRule(page, rule, [.. findings.Where(f => f.RuleId == rule.RuleId)], texts, words);
        page.Add($"</table></section>");
    }

    static void AppendRule(HtmlText page, RuleSummary rule, IReadOnlyList<Finding> findings, RuleTexts texts, ReportWords words)
    {
        if (findings.Count == 0) return;
        page.Add($"<tbody class=\"rule {Tones.Of(rule.Severity)}\"><tr><th scope=\"rowgroup\" colspan=\"7\"><span class=\"tone\">{words.Of(rule.Severity)}</span> ");
        var problem = texts.Problem(rule);
        if (texts.Column(rule) is { } column && !problem.Text.StartsWith(column, StringComparison.Ordinal)) page.Add($"<strong>{column}</strong> ");
        page.AddSaid(problem, words);
        if (texts.Expected(rule) is { } expected) page.Add($" <small>{words.Expected}: ").AddSaid(expected, words).Add($"</small>");
        page.Add($"<small>{words.Rule}: <code>{rule.RuleId}</code>");
        if (findings.Count < rule.Failed) page.Add($" · {words.Fill(words.FirstOf, findings.Count, rule.Failed)}");
        page.Add($"</small>");
        if (IsUnsplit(rule)) page.Add($"<small>{words.RestOfRow}</small>");
        page.Add($"</th></tr>");
        var isSaid = texts.SaysTheSame(rule);
        foreach (var finding in findings) AppendFinding(page, finding, isSaid, words);
        page.Add($"</tbody>");
    }

    static void AppendFinding(HtmlText page, Finding finding, bool isSaid, ReportWords words)
    {
        page.Add($"<tr><td class=\"s\" data-label=\"{words.Line}\">{Number(finding.Line) ?? words.WholeFile}</td><td class=\"s\" data-label=\"{words.Cell}\">{finding.Cell}</td>");
        page.Add($"<td class=\"s\" data-label=\"{words.Row}\">{Number(finding.Record)}</td><td class=\"v\" data-label=\"{words.Key}\">");
        if (finding.Key is { Length: > 0 } key) page.Add($"<code>{key}</code>");
        page.Add($"</td><td class=\"v\" data-label=\"{words.Found}\">");
        if (finding.Value is { } value) page.AddValue(value, words);
        page.Add($"</td><td class=\"n\" data-label=\"{words.Difference}\">{(finding.Difference is { } difference ? words.Signed(difference) : "")}");
        page.Add($"</td><td data-label=\"{words.HowToMend}\">");
        if (!isSaid) page.AddSaid(Said.Of(finding.Message, finding.MessageFr, words), words).Add($" ");
        page.AddSaid(Said.Of(finding.Fix, finding.FixFr, words), words).Add($"</td></tr>");
    }

    /// <summary>Whether the rule is about rows that could not be split into cells, so that no other rule was put to them.</summary>
    static bool IsUnsplit(RuleSummary rule) => rule is { Level: 0, Column: null, Severity: Severity.Error } && rule.RuleId.StartsWith("row.", StringComparison.Ordinal);

    static string? Number(long? place) => place is { } at ? FormattableString.Invariant($"{at}") : null;
}
