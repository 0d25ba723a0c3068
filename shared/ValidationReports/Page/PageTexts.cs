namespace Pipeline.ValidationReports;

/// <summary>How texts and values of the checks stand on a page.</summary>
static class PageTexts
{
    /// <summary>A text, with its language where that is not the page's.</summary>
    public static HtmlText AddSaid(this HtmlText page, Said said, ReportWords words) =>
        said.IsOfTheChecks && words.Tag != "en" ? page.Add($"<span lang=\"en\">{said.Text}</span>") : page.Add($"{said.Text}");

    public static HtmlText AddSaid(this HtmlText page, string text, ReportWords words) => page.AddSaid(new Said(text, true), words);

    public static HtmlText AddValue(this HtmlText page, string value, ReportWords words) =>
        value.Length == 0 ? page.Add($"{words.Empty}") : page.Add($"<code>{value}</code>");
}
