using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>How many findings there are, how many of them the list holds, and where the list is.</summary>
static class FullList
{
    public static void Append(HtmlText page, PageContent content, ValidationReport report, ReportWords words)
    {
        var (stored, total) = (report.Truncated.Stored, report.Truncated.Total);
        if (total == 0) return;
        var all = words.Count(total, words.Findings);
        page.Add($"<section id=\"list\"><h2>{words.Everything}</h2>");
        page.Add($"<p>{(stored < total ? words.Fill(words.ListCut, all, stored, total - stored) : words.Fill(words.ListComplete, all))}</p>");
        if (content.ErrorsCsv is { } errors) page.Add($"<p><a href=\"{errors}\">{words.ErrorsCsv}</a>.</p>");
        if (content.AnnotatedCopy is { } copy) page.Add($"<p><a href=\"{copy}\">{words.AnnotatedCopy}</a>.</p>");
        else if (report.Delimiter is not null)
        {
            var command = new HtmlText().Add($"<code>dropcheck FILE --protocol {report.Protocol} --period {report.Period.ToString()} --annotated COPY.csv</code>");
            var (before, after) = words.MakeAnnotatedCopy.Split("{0}") is [var first, var second] ? (first, second) : (words.MakeAnnotatedCopy, "");
            page.Add($"<p class=\"note\">{before}{command}{after}</p>");
        }
        page.Add($"</section>");
    }
}
