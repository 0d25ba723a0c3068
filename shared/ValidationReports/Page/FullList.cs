using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>The files beside the page: the list of all findings and the annotated copy, or how to get them.</summary>
static class FullList
{
    public static void Append(HtmlText page, PageContent content, ValidationReport report, ReportWords words)
    {
        var (stored, total) = (report.Truncated.Stored, report.Truncated.Total);
        if (total == 0) return;
        page.Add($"<section id=\"list\"><h2>{words.Everything}</h2>");
        if (content.ErrorsCsv is { } errors)
        {
            page.Add($"<p><a href=\"{errors}\">{Uri.UnescapeDataString(errors)}</a>: {words.ErrorsCsv} ");
            page.Add($"{(stored < total ? words.Fill(words.ListCut, stored, total - stored) : words.Fill(words.ListComplete, words.Count(stored, words.Entries)))}</p>");
        }
        else if (stored < total) page.Add($"<p>{words.Fill(words.ListCut, stored, total - stored)}</p>");
        if (content.AnnotatedCopy is { } copy) page.Add($"<p><a href=\"{copy}\">{Uri.UnescapeDataString(copy)}</a>: {words.AnnotatedCopy}</p>");
        if (content.ErrorsCsv is null || (content.AnnotatedCopy is null && report.Delimiter is not null)) AppendCommand(page, report, words);
        page.Add($"</section>");
    }

    /// <summary>How whoever runs the program gets both; nothing that the clerk must know to mend the file.</summary>
    static void AppendCommand(HtmlText page, ValidationReport report, ReportWords words)
    {
        var command = new HtmlText().Add($"<code>dropcheck FILE --protocol {report.Protocol} --period {report.Period.ToString()} --errors errors.csv --annotated COPY.csv</code>");
        var (before, after) = words.MakeAnnotatedCopy.Split("{0}") is [var first, var second] ? (first, second) : (words.MakeAnnotatedCopy, "");
        page.Add($"<p class=\"note\">{before}{command}{after}</p>");
    }
}
