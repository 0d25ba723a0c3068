using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>What must be known before the file is opened: a spreadsheet changes a CSV on opening, and lines move when one is removed.</summary>
static class BeforeYouMend
{
    public static void Append(HtmlText page, ValidationReport report, ReportWords words)
    {
        if (!report.Rules.Any(r => r.Failed > 0 && FailedRules.Severity(r) > Severity.Information)) return;
        page.Add($"<section id=\"before\" class=\"box\"><h2>{words.BeforeYouMend}</h2><ol>");
        // A workbook keeps its formats; only a text file has them guessed.
        if (report.Format is null || report.Format.StartsWith("csv", StringComparison.OrdinalIgnoreCase)) page.Add($"<li>{words.OpenAsText}</li>");
        page.Add($"<li>{words.MendFirst}</li><li>{words.SaveAsText}</li></ol></section>");
    }
}
