using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>The rows and the findings at a glance: a bar of the rows, and a bar for each column that something was found in.</summary>
static class Overview
{
    const int Width = 420;
    const int MostColumns = 12;
    const int Step = 34;

    public static void Append(HtmlText page, ValidationReport report, FoundPlaces places, ReportWords words)
    {
        page.Add($"<section id=\"overview\"><h2>{words.Overview}</h2>");
        if (report.RowsRead > 0) AppendRows(page, report, words);
        page.Add($"<p>{words.Fill(words.RowsTaken, words.Count(report.RowsRead, words.Rows), report.RowsWithErrors, report.RowsAccepted, report.RowsRejected)}");
        var severities = FailedRules.ToldOf(report, places).GroupBy(FailedRules.Severity).OrderByDescending(g => g.Key)
            .Select(g => $"{words.Of(g.Key)} {words.Number(g.Sum(r => r.Failed))}").ToList();
        if (severities.Count > 0) page.Add($"<br>{words.Fill(words.FindingsBySeverity, string.Join(", ", severities))}");
        if (FailedRules.Of(report).Sum(r => r.Failed) - FailedRules.ToldOf(report, places).Sum(r => r.Failed) is > 0 and var tolerated)
            page.Add($"<br>{words.Fill(words.OnlyTolerated, tolerated)}");
        page.Add($"</p>");
        if (severities.Count > 0) AppendColumns(page, FailedRules.ToldOf(report, places), new(places.Kept, words), words);
        page.Add($"</section>");
    }

    static void AppendRows(HtmlText page, ValidationReport report, ReportWords words)
    {
        (string Tone, string Text, long Count)[] parts =
        [
            ("good", words.RowsWithoutErrors, report.RowsRead - report.RowsWithErrors - report.RowsWithWarnings),
            ("warn", words.RowsWithWarnings, report.RowsWithWarnings),
            ("bad", words.RowsWithErrors, report.RowsWithErrors),
        ];
        if (report.RowsWithWarnings == 0) parts = [parts[0], parts[2]];
        else parts[0].Text = words.RowsWithoutRemarks;
        string[] texts = [.. parts.Select(p => words.Fill(p.Text, words.Count(p.Count, words.Rows)))];
        page.Add($"<svg viewBox=\"0 0 {Width} {24 + parts.Length * 20}\" role=\"img\" aria-label=\"{string.Join(", ", texts)}\">");
        var left = 0.0;
        for (var i = 0; i < parts.Length; i++)
        {
            // What remains goes to the last, so that the bar is whole.
            var width = i + 1 < parts.Length ? Math.Min(Length(parts[i].Count, report.RowsRead), Width - left) : Width - left;
            page.Add($"<rect class=\"f-{parts[i].Tone}\" x=\"{left}\" width=\"{width}\" height=\"18\"/>");
            left += width;
        }
        for (var i = 0; i < parts.Length; i++)
            page.Add($"<rect class=\"f-{parts[i].Tone}\" y=\"{28 + i * 20}\" width=\"10\" height=\"10\"/><text x=\"16\" y=\"{38 + i * 20}\">{texts[i]}</text>");
        page.Add($"</svg>");
    }

    static void AppendColumns(HtmlText page, IReadOnlyList<RuleSummary> failed, RuleTexts texts, ReportWords words)
    {
        List<ColumnCounts> columns = [.. failed.GroupBy(r => NameOf(r, texts, words)).Select(ColumnCounts.Of).OrderByDescending(c => c.All)];
        List<ColumnCounts> shown = columns.Count > MostColumns + 1 ? columns[..MostColumns] : columns;
        page.Add($"<h3>{words.FindingsByColumn}</h3><svg viewBox=\"0 0 {Width} {shown.Count * Step}\" role=\"img\" aria-label=\"{words.FindingsByColumn}{words.Colon}");
        page.Add($"{string.Join(", ", columns.Select(c => $"{c.Name} {words.Number(c.All)}"))}\">");
        for (var i = 0; i < shown.Count; i++) AppendColumn(page, i * Step, shown[i], columns[0].All, words);
        page.Add($"</svg>");
        if (columns.Count > shown.Count)
            page.Add($"<p class=\"note\">{string.Join(", ", columns.Skip(shown.Count).Select(c => $"{c.Name}{words.Colon}{words.Number(c.All)}"))}</p>");
    }

    static string NameOf(RuleSummary rule, RuleTexts texts, ReportWords words) =>
        texts.Column(rule) ?? (rule.Columns.Count > 1 ? words.SeveralColumns : words.RowsAndFile);

    static void AppendColumn(HtmlText page, int top, ColumnCounts column, long most, ReportWords words)
    {
        page.Add($"<text y=\"{top + 13}\">{column.Name}{words.Colon}{words.Number(column.All)}</text>");
        var left = 0.0;
        foreach (var (tone, count) in column.Parts)
        {
            var width = Length(count, most);
            if (count > 0) page.Add($"<rect class=\"f-{tone}\" x=\"{left}\" y=\"{top + 18}\" width=\"{Math.Min(width, Width - left)}\" height=\"9\"/>");
            left += width;
        }
    }

    /// <summary>A part of the full width, with something left to see of a part that is not nothing, and of what remains.</summary>
    static double Length(long part, long whole) => part == 0 || part == whole
        ? (part == 0 ? 0 : Width)
        : Math.Clamp(Math.Round((double)part / whole * Width, 1), 2, Width - 2);
}
