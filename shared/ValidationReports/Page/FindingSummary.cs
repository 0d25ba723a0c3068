using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>The table of what to mend: a line for each rule, or for each wrong value of it.</summary>
static class FindingSummary
{
    public static void Append(HtmlText page, ValidationReport report, IReadOnlyList<Finding> findings, ReportWords words)
    {
        page.Add($"<section id=\"mend\"><h2>{words.WhatToMend}</h2>");
        var rows = SummaryRow.Of(report, findings, words);
        if (rows.Count == 0)
        {
            page.Add($"<p>{words.NothingFound}</p></section>");
            return;
        }
        page.Add($"<p class=\"note\">{words.HowToRead}</p>");
        page.Add($"<table><thead><tr><th scope=\"col\">{words.Severity}</th><th scope=\"col\">{words.Column}</th><th scope=\"col\">{words.Problem}</th>");
        page.Add($"<th scope=\"col\">{words.Found}</th><th scope=\"col\" class=\"n\">{words.HowMany}</th><th scope=\"col\">{words.FirstLines}</th>");
        page.Add($"<th scope=\"col\">{words.HowToMend}</th></tr></thead><tbody>");
        foreach (var row in rows) AppendRow(page, row, words);
        page.Add($"</tbody></table>");
        AppendKeys(page, report.KeyGroups, words);
        page.Add($"</section>");
    }

    static void AppendKeys(HtmlText page, IReadOnlyList<KeyGroup> groups, ReportWords words)
    {
        if (groups.Count == 0) return;
        page.Add($"<h3>{words.SameKey}</h3><ul>");
        foreach (var group in groups)
        {
            // Line numbers are places, not amounts: they are not grouped.
            var lines = string.Join(", ", group.Lines.Select(l => FormattableString.Invariant($"{l}")));
            var others = group.Count - group.Lines.Count;
            page.Add($"<li><code>{group.Key}</code>: {(others > 0 ? words.Fill(words.KeyLinesAndOthers, lines, others) : words.Fill(words.KeyLines, lines))}</li>");
        }
        page.Add($"</ul>");
    }

    static void AppendRow(HtmlText page, SummaryRow row, ReportWords words)
    {
        var rule = row.Rule;
        page.Add($"<tr class=\"{Tones.Of(rule.Severity)}\"><td class=\"k\"><span class=\"tone\">{words.Of(rule.Severity)}</span></td>");
        page.Add($"<td class=\"k\">{row.Column}</td><td data-label=\"{words.Problem}\">").AddSaid(row.Problem, words);
        page.Add($"</td><td data-label=\"{words.Found}\">");
        if (row.Value is { } value) page.AddValue(value, words);
        else if (row.IsOthers) page.Add($"{words.OtherValues}");
        page.Add($"</td><td class=\"n\" data-label=\"{words.HowMany}\">{words.Number(row.Count)}</td><td data-label=\"{words.FirstLines}\">{row.Lines}</td>");
        page.Add($"<td data-label=\"{words.HowToMend}\">").AddSaid(row.Fix, words).Add($"</td></tr>");
    }
}
