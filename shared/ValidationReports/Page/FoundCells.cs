using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>The cells of a rule over several columns: those to look at, and the others behind a fold.</summary>
static class FoundCells
{
    const int MostShown = 4;

    public static void Append(HtmlText page, IReadOnlyList<FoundCell> cells, ReportWords words)
    {
        List<FoundCell> shown = [.. cells.Where(c => c.Part != CellPart.Sound).Take(MostShown)];
        page.Add($"<ul class=\"cells\">");
        foreach (var cell in shown) AppendCell(page, cell, words);
        page.Add($"</ul>");
        if (cells.Count == shown.Count) return;
        page.Add($"<details><summary>{words.Fill(words.OtherCells, words.Count(cells.Count - shown.Count, words.Cells))}</summary><ul class=\"cells\">");
        foreach (var cell in cells.Skip(shown.Count)) AppendCell(page, cell, words);
        page.Add($"</ul></details>");
    }

    static void AppendCell(HtmlText page, FoundCell cell, ReportWords words)
    {
        page.Add($"<li>{cell.Cell} ");
        if (cell.Part == CellPart.Fill) page.Add($"<strong>{cell.Column}</strong> {words.IsEmpty}</li>");
        else page.Add($"{cell.Column} = ").AddValue(cell.Value, words).Add($"</li>");
    }
}
