using System.Globalization;
using Pipeline.ValidationReports;

namespace Pipeline.Coordination;

/// <summary>Datasets by periods: a column for each month, a cell as many columns wide as its period has months in the span.</summary>
sealed class Heatmap(IReadOnlyList<CalendarEntry> entries, PeriodSpan span, PageWords words)
{
    readonly int _first = MonthOf(span.From.Start);
    readonly int _last = MonthOf(span.To.End);

    public void Append(HtmlText page)
    {
        page.Add($"<section id=\"heatmap\"><h2>{words.Heatmap}</h2><p class=\"note\">{words.HeatmapHelp}</p>");
        page.Add($"<div class=\"frame\" role=\"region\" aria-label=\"{words.Heatmap}\" tabindex=\"0\"><table class=\"heat\"><thead><tr><th scope=\"col\">{words.Dataset}</th>");
        for (var month = _first; month <= _last; month++) page.Add($"<th scope=\"col\">{NameOf(month)}</th>");
        page.Add($"</tr></thead><tbody>");
        foreach (var dataset in entries.GroupBy(e => (e.Agency, e.Dataset))) AppendRow(page, $"{dataset.Key.Agency}", $"{dataset.Key.Dataset}", [.. dataset]);
        page.Add($"</tbody></table></div>");
        AppendLegend(page);
        page.Add($"</section>");
    }

    void AppendRow(HtmlText page, string agency, string dataset, IReadOnlyList<CalendarEntry> row)
    {
        page.Add($"<tr><th scope=\"row\"><small>{agency}</small>{dataset}</th>");
        var next = _first;
        foreach (var entry in row)
        {
            var (start, end) = (Math.Max(_first, MonthOf(entry.Period.Start)), Math.Min(_last, MonthOf(entry.Period.End)));
            if (start > next) page.Add($"<td colspan=\"{start - next}\"></td>");
            AppendCell(page, entry, end - start + 1);
            next = end + 1;
        }
        if (next <= _last) page.Add($"<td colspan=\"{_last - next + 1}\"></td>");
        page.Add($"</tr>");
    }

    void AppendCell(HtmlText page, CalendarEntry entry, int months)
    {
        var look = CellLook.Of(entry.State);
        var text = entry.DaysPastDue > 0 && entry.State is CalendarState.Late or CalendarState.Missing or CalendarState.Due
            ? $"{words.States[entry.State]} {words.Fill(words.Days, entry.DaysPastDue)}"
            : words.States[entry.State];
        page.Add($"<td class=\"c {look.Tone}\" colspan=\"{months}\"><b aria-hidden=\"true\">{look.Sign}</b> {text}");
        if (months > 1) page.Add($"<small>{entry.Period.ToString()}</small>");
        if (entry.TurnedDown is not null) page.Add($"<small class=\"bad tone\"><b aria-hidden=\"true\">{CellLook.TurnedDownSign}</b> {words.TurnedDown}</small>");
        if (entry.VolumeDrop is not null) page.Add($"<small class=\"warn tone\"><b aria-hidden=\"true\">{CellLook.FewRowsSign}</b> {words.FewRows}</small>");
        page.Add($"</td>");
    }

    void AppendLegend(HtmlText page)
    {
        page.Add($"<p class=\"legend\">{words.Legend}");
        foreach (var state in Enum.GetValues<CalendarState>())
            page.Add($" <span class=\"{CellLook.Of(state).Tone}\"><b aria-hidden=\"true\">{CellLook.Of(state).Sign}</b> {words.States[state]}</span>");
        page.Add($" <span class=\"bad\"><b aria-hidden=\"true\">{CellLook.TurnedDownSign}</b> {words.TurnedDown}</span>");
        page.Add($" <span class=\"warn\"><b aria-hidden=\"true\">{CellLook.FewRowsSign}</b> {words.FewRows}</span></p>");
    }

    static string NameOf(int month) => string.Create(CultureInfo.InvariantCulture, $"{month / 12:0000}-{month % 12 + 1:00}");

    static int MonthOf(DateOnly day) => day.Year * 12 + day.Month - 1;
}
