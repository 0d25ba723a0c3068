using System.Globalization;
using Pipeline.ValidationReports;

namespace Pipeline.Coordination;

/// <summary>
/// The one answer as one page to read on a screen or print: how much is missing, late and wrong, all datasets by period, then the lists. No
/// script, nothing loaded, one inline style sheet.
/// </summary>
public static class CoordinationPage
{
    static HtmlText Style { get; } = HtmlText.Literal(PageStyle.Css + "\n" + CoordinationStyle.Css);

    public static string Render(CoordinationView view, PeriodSpan span, IReadOnlyList<CalendarEntry> entries, IReadOnlyList<ScorecardRow> scorecard, PageWords words)
    {
        var page = new HtmlText();
        page.Add($"<!doctype html><html lang=\"{words.Tag}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        page.Add($"<title>{words.Title}</title><style>").Add(Style).Add($"</style></head><body><main><h1>{words.Title}</h1>");
        page.Add($"<p>{words.Fill(words.AsOf, view.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), view.From, view.To)}</p>");
        AppendTiles(page, view.Totals, words);
        new Heatmap(entries, span, words).Append(page);
        new ViewTables(view, words).Append(page);
        new FigureTables(words).Append(page, ComplianceRow.Of(entries), scorecard);
        return page.Add($"</main></body></html>\n").ToString();
    }

    static void AppendTiles(HtmlText page, ViewTotals totals, PageWords words)
    {
        (string Id, string Text, int Count, string Tone)[] tiles =
        [
            ("missing", words.Missing, totals.Missing, "bad"), ("not-accepted", words.NotAccepted, totals.NotAccepted, "bad"),
            ("late", words.Late, totals.Late, "warn"), ("due-soon", words.DueSoon, totals.DueSoon, "info"), ("volume", words.VolumeDrops, totals.VolumeDrops, "warn"),
        ];
        page.Add($"<ul class=\"tiles\">");
        foreach (var (id, text, count, tone) in tiles)
            page.Add($"<li class=\"{(count > 0 ? tone : "none")}\"><b>{count}</b><a href=\"#{id}\">{text}</a></li>");
        page.Add($"</ul>");
    }
}
