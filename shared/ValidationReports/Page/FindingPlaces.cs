using System.Globalization;
using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>The same findings line by line, as the file is worked through: what is wrong in each, and how to mend it.</summary>
static class FindingPlaces
{
    public static void Append(HtmlText page, ValidationReport report, FoundPlaces places, ReportWords words)
    {
        if (places.Kept.Count == 0) return;
        var total = Math.Max(report.Truncated.Total, places.Kept.Count);
        page.Add($"<section id=\"places\"><h2>{words.WhereItIs}</h2><p class=\"note\">{words.Masked}</p>");
        page.Add($"<table><caption>{(places.Kept.Count == total ? words.Fill(words.AllShown, words.Count(total, words.Entries)) : words.Fill(words.SomeShown, places.Kept.Count, words.Count(total, words.Entries)))}</caption><thead><tr>");
        foreach (var head in (string[])[words.Line, words.Cell, words.Problem, words.Found, words.HowToMend]) page.Add($"<th scope=\"col\">{head}</th>");
        page.Add($"</tr></thead><tbody>");
        foreach (var finding in places.Kept.OrderBy(f => f.Line ?? 0)) AppendFinding(page, finding, words);
        page.Add($"</tbody></table></section>");
    }

    static void AppendFinding(HtmlText page, Finding finding, ReportWords words)
    {
        var line = finding.Line?.ToString(CultureInfo.InvariantCulture) ?? words.WholeFile;
        page.Add($"<tr class=\"{Tones.Of(finding.Severity)}\"><td class=\"k\" data-label=\"{words.Line}\">{line}</td>");
        page.Add($"<td class=\"s\" data-label=\"{words.Cell}\">{finding.Cell}</td>");
        page.Add($"<td data-label=\"{words.Problem}\"><span class=\"tone\">{words.Of(finding.Severity)}</span> ");
        if (finding.Column is { } column && !finding.Message.En.StartsWith(column, StringComparison.Ordinal)) page.Add($"<strong>{column}</strong>: ");
        page.AddSaid(Said.Of(finding.Message, words), words);
        if (finding.Key is { } key && IsTelling(key)) page.Add($"<small>{words.Key} <code>{key}</code></small>");
        page.Add($"</td><td class=\"v\" data-label=\"{words.Found}\">");
        if (finding.Cells is { } cells) FoundCells.Append(page, cells, words);
        else if (finding.Value is { } value) page.AddValue(value, words);
        if (finding.Remark is { } remark) page.Add($" <small>").AddSaid(Said.Of(remark, words), words).Add($"</small>");
        if (finding.Difference is { } difference) page.Add($" <small>{words.Difference} {words.Signed(difference)}</small>");
        page.Add($"</td><td data-label=\"{words.HowToMend}\">").AddSaid(Said.Of(finding.Fix, words), words).Add($"</td></tr>");
    }

    /// <summary>Whether a masked key helps to find its row.</summary>
    static bool IsTelling(string key) => key.Any(char.IsLetterOrDigit);
}
