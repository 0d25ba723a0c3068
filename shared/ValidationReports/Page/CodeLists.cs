using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>The codes that may stand in the columns to mend, with their meaning.</summary>
sealed class CodeLists(ValidationReport report, ReportWords words)
{
    /// <summary>A list of no more codes stands where it is needed, and not at the end of the page.</summary>
    const int MostInPlace = 8;

    readonly Dictionary<string, ColumnGuide> _columns = report.Columns.ToDictionary(c => c.Name);

    /// <summary>The codes of a column, or where they are; nothing of one that takes other values. And whether a cell may be left empty.</summary>
    public void AppendHint(HtmlText page, string column, bool tellsEmpty)
    {
        if (!_columns.TryGetValue(column, out var guide)) return;
        if (guide.CodeCount > 0)
        {
            page.Add($"<small>{words.Fill(words.CodesOf, column)} ");
            if (guide.Codes.Count is > 0 and <= MostInPlace) AppendInPlace(page, guide.Codes);
            else page.Add($"<a href=\"#codes-{column}\">{words.Fill(words.CodesInAll, guide.CodeCount)}</a>");
            page.Add($".</small>");
        }
        if (tellsEmpty && guide.MayBeEmpty) page.Add($"<small>{words.MayBeEmpty}</small>");
    }

    /// <summary>The lists that are too long to stand elsewhere.</summary>
    public void Append(HtmlText page)
    {
        List<ColumnGuide> lists = [.. report.Columns.Where(c => c.CodeCount > MostInPlace)];
        if (lists.Count == 0) return;
        page.Add($"<section id=\"codes\"><h2>{words.Codes}</h2>");
        foreach (var list in lists)
        {
            page.Add($"<details id=\"codes-{list.Name}\"><summary>{list.Name}{words.Colon}{words.Fill(words.CodesInAll, list.CodeCount)}</summary>");
            if (list.Codes.Count == 0)
            {
                page.Add($"<p>{words.CodesElsewhere}");
                if (list.Source is { } source) page.Add($" <a href=\"{source}\">{source}</a>");
                page.Add($"</p>");
            }
            else
            {
                page.Add($"<ul class=\"codes\">");
                foreach (var code in list.Codes) page.Add($"<li><code>{code.Code}</code> ").AddMeaning(code.Meaning ?? "", words).Add($"</li>");
                page.Add($"</ul>");
            }
            page.Add($"</details>");
        }
        page.Add($"</section>");
    }

    void AppendInPlace(HtmlText page, IReadOnlyList<CodeMeaning> codes)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            page.Add($"{(i == 0 ? "" : ", ")}<code>{codes[i].Code}</code>");
            if (codes[i].Meaning is { Length: > 0 } meaning && meaning != codes[i].Code) page.Add($" (").AddMeaning(meaning, words).Add($")");
        }
    }
}
