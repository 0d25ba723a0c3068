namespace Pipeline.ValidationReports;

/// <summary>How texts and values of the checks stand on a page.</summary>
static class PageTexts
{
    /// <summary>A text, with its language where that is not the page's.</summary>
    public static HtmlText AddSaid(this HtmlText page, Said said, ReportWords words) =>
        said.IsOfTheChecks && words.Tag != "en" ? page.Add($"<span lang=\"en\">{said.Text}</span>") : page.Add($"{said.Text}");

    /// <summary>What a code means, in the words of whoever keeps the list: those are English.</summary>
    public static HtmlText AddMeaning(this HtmlText page, string meaning, ReportWords words) =>
        words.Tag == "en" ? page.Add($"{meaning}") : page.Add($"<span class=\"meaning\" lang=\"en\">{meaning}</span>");

    public static HtmlText AddValue(this HtmlText page, string value, ReportWords words) =>
        value.Length == 0 ? page.Add($"{words.Empty}") : page.Add($"<code>{value}</code>");
}
