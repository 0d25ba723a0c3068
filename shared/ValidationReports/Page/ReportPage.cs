using System.Globalization;
using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>
/// A report as one page to read on a screen or print: the decision and what to do, the file, what to mend by problem and by line, the codes
/// that may be written, an overview, and what was not checked. No script, nothing loaded, one inline style sheet.
/// </summary>
public static class ReportPage
{
    public static string Render(PageContent content, ReportWords words)
    {
        var page = new HtmlText();
        page.Add($"<!doctype html><html lang=\"{words.Tag}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        page.Add($"<title>{content.Title}</title><style>").Add(Style).Add($"</style></head><body><main><h1>{content.Title}</h1>");
        AppendDecision(page, content, words);
        DeliveryFacts.Append(page, content, words);
        FileFacts.Append(page, content, words);
        if (content.Report is { } report)
        {
            BeforeYouMend.Append(page, report, words);
            new FindingSummary(report, content.Places, words).Append(page);
            FullList.Append(page, content, report, words);
            FindingPlaces.Append(page, report, content.Places, words);
            new CodeLists(report, words).Append(page);
            Overview.Append(page, report, content.Places, words);
            RuleLists.Append(page, report, words);
        }
        return page.Add($"</main></body></html>\n").ToString();
    }

    /// <summary>A time as pages show it.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    internal static string OutcomeOf(PageContent content, ReportWords words) =>
        !Enum.TryParse<Outcome>(content.Outcome, out var known) ? words.Failed
        : content.Report is { } report ? words.OutcomeOf(report)
        : words.Of(known);

    // The one text that is neither encoded nor anybody's data.
    static HtmlText Style { get; } = HtmlText.Literal(PageStyle.Css);

    static void AppendDecision(HtmlText page, PageContent content, ReportWords words)
    {
        page.Add($"<div class=\"outcome {Tones.Of(content.Outcome)}\"><p><strong class=\"tone\">{OutcomeOf(content, words)}</strong><br>{content.Decision.Summary}</p>");
        page.Add($"<p>{content.Decision.Next}</p></div>");
        if (content.IsTrial) page.Add($"<p class=\"note\">{words.NothingStored}</p>");
    }
}
