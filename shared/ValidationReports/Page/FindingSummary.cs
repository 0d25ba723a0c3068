using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>What to mend, problem by problem: each rule once, and under it its wrong values or columns with all their lines.</summary>
sealed class FindingSummary(ValidationReport report, FoundPlaces places, ReportWords words)
{
    /// <summary>More columns than that are not named in a heading.</summary>
    const int MostColumns = 4;

    readonly RuleTexts _texts = new(places.Kept, words);
    readonly CodeLists _codes = new(report, words);

    public void Append(HtmlText page)
    {
        page.Add($"<section id=\"mend\"><h2>{words.WhatToMend}</h2>");
        var rows = SummaryRow.Of(report, places, words);
        if (rows.Count == 0)
        {
            page.Add($"<p>{words.NothingFound}</p></section>");
            return;
        }
        page.Add($"<p class=\"note\">{words.HowToRead}</p><table><thead><tr>");
        page.Add($"<th scope=\"col\">{words.Found}</th><th scope=\"col\" class=\"n\">{words.HowMany}</th>");
        page.Add($"<th scope=\"col\">{words.FirstLines}</th><th scope=\"col\">{words.HowToMend}</th></tr></thead>");
        foreach (var rule in rows.GroupBy(r => r.Rule)) AppendRule(page, rule.Key, [.. rule]);
        page.Add($"</table>");
        AppendKeys(page, report.KeyGroups, words);
        page.Add($"</section>");
    }

    void AppendRule(HtmlText page, RuleSummary rule, IReadOnlyList<SummaryRow> rows)
    {
        var (severity, problem) = (FailedRules.Severity(rule), _texts.Problem(rule));
        page.Add($"<tbody class=\"rule {Tones.Of(severity)}\"><tr><th scope=\"rowgroup\" colspan=\"4\"><span class=\"tone\">{words.Of(severity)}</span> ");
        var column = _texts.Column(rule);
        if (column is not null)
        {
            page.Add($"<strong>{column}</strong>");
            if (_texts.Letter(rule) is { } letter) page.Add($" ({words.Fill(words.ColumnLetter, letter)})");
            page.Add($"{words.Colon}");
        }
        else if (_texts.Columns(rule) is { Count: > 0 and <= MostColumns } several) page.Add($"<strong>{string.Join(", ", several)}</strong>{words.Colon}");
        page.AddSaid(problem, words);
        foreach (var name in ToFill(rule, column)) _codes.AppendHint(page, name, tellsEmpty: rule.Column is not null && IsAboutValue(rule));
        if (IsUnsplit(rule)) page.Add($"<small>{words.RestOfRow}</small>");
        page.Add($"<details><summary>{words.TheRule}</summary>");
        if (_texts.Expected(rule) is { } expected) page.Add($"{words.Expected}{words.Colon}").AddSaid(expected, words).Add($" · ");
        page.Add($"<code>{rule.RuleId}</code></details></th></tr>");
        foreach (var row in rows) AppendRow(page, row, rows.Count == 1 ? row.Column : column, problem);
        page.Add($"</tbody>");
    }

    void AppendRow(HtmlText page, SummaryRow row, string? column, Said problem)
    {
        page.Add($"<tr><td class=\"v\" data-label=\"{words.Found}\">");
        if (row.Problem != problem) page.AddSaid(row.Problem, words).Add($" ");
        if (row.IsOthers) page.Add($"{words.OtherValues}");
        else if (row.Cells.Count > 0)
        {
            foreach (var cells in row.Cells) FoundCells.Append(page, cells, words);
            if (row.Count > row.Cells.Count) page.Add($"<small>{words.Fill(words.AndOtherRows, row.Count - row.Cells.Count)}</small>");
        }
        else
        {
            if (row.Column is { } other && other != column) page.Add($"<strong>{other}</strong> ");
            if (row.Value is { } value) page.AddValue(value, words);
        }
        if (row.Remark is { } remark) page.Add($" <small>").AddSaid(remark, words).Add($"</small>");
        page.Add($"</td><td class=\"n\" data-label=\"{words.HowMany}\">{(row.Count > 0 ? words.Number(row.Count) : "")}</td>");
        page.Add($"<td class=\"l\" data-label=\"{words.FirstLines}\">{(row.Lines.Length > 0 ? row.Lines : words.OnlyCounted)}</td>");
        page.Add($"<td data-label=\"{words.HowToMend}\">").AddSaid(row.Fix, words).Add($"</td></tr>");
    }

    /// <summary>The columns whose codes help: the rule's own, or of several those that its findings want filled or changed.</summary>
    IEnumerable<string> ToFill(RuleSummary rule, string? column) => rule.Column is not null
        ? [rule.Column]
        : _texts.Findings(rule).SelectMany(f => f.Cells ?? []).Where(c => c.Part == CellPart.Fill).Select(c => c.Column).Distinct()
            .DefaultIfEmpty(column ?? "");

    /// <summary>Whether a cell held something that is no value of its column, so that leaving it empty may be the answer.</summary>
    static bool IsAboutValue(RuleSummary rule) => rule.Code is "type-error" or "constraint-error" or "excel-mangled-value";

    /// <summary>Whether the rule is about rows that could not be split into cells, so that no other rule was put to them.</summary>
    static bool IsUnsplit(RuleSummary rule) =>
        rule is { Level: 0, Column: null, Severity: Severity.Error } && rule.RuleId.StartsWith("row.", StringComparison.Ordinal);

    static void AppendKeys(HtmlText page, IReadOnlyList<KeyGroup> groups, ReportWords words)
    {
        if (groups.Count == 0) return;
        page.Add($"<h3>{words.SameKey}</h3><ul>");
        foreach (var group in groups)
        {
            // Line numbers are places, not amounts: they are not grouped.
            var lines = string.Join(", ", group.Lines.Select(l => FormattableString.Invariant($"{l}")));
            var others = group.Count - group.Lines.Count;
            page.Add($"<li>{(others > 0 ? words.Fill(words.KeyLinesAndOthers, lines, others) : words.Fill(words.KeyLines, lines))}{words.Colon}<code>{group.Key}</code></li>");
        }
        page.Add($"</ul>");
    }
}
