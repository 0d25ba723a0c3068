using System.Globalization;
using Pipeline.ValidationReports;

namespace Pipeline.Coordination;

/// <summary>The lists of the one answer: missing, turned down, late, due soon, fewer rows than usual.</summary>
sealed class ViewTables(CoordinationView view, PageWords words)
{
    public void Append(HtmlText page)
    {
        AppendLines(page, "missing", words.Missing, a => a.Missing, words.Delivery, line => line.DeliveredNotAccepted ? words.NotAccepted : words.NoDelivery);
        AppendTurnedDown(page);
        AppendLines(page, "late", words.Late, a => a.Late, words.Delivery, line => line.FirstAcceptedAt is { } at ? ReportPage.Time(at) : "");
        AppendLines(page, "due-soon", words.DueSoon, a => a.DueSoon, words.Delivery, line => line.DeliveredNotAccepted ? words.NotAccepted : words.NoDelivery);
        AppendLines(page, "volume", words.VolumeDrops, a => a.VolumeDrops, words.UsualRows,
            line => $"{words.Number(line.RowsAccepted)}; {words.Fill(words.UsualRowsOf, words.Number(line.UsualRows), line.UsualRowsOf)}");
        if (view.Agencies.Where(a => a.Paused.Count > 0).ToList() is { Count: > 0 } paused)
            page.Add($"<p class=\"note\">{words.Fill(words.Paused, string.Join(", ", paused.SelectMany(a => a.Paused.Select(d => $"{a.Agency}/{d}"))))}</p>");
    }

    void AppendLines(HtmlText page, string id, string title, Func<AgencyView, IReadOnlyList<CalendarLine>> of, string last, Func<CalendarLine, string> lastOf)
    {
        var lines = view.Agencies.SelectMany(of).ToList();
        Open(page, id, title, lines.Count, words.Agency, words.Dataset, words.Period, words.DueOn, words.PastDue, last);
        foreach (var line in lines)
        {
            page.Add($"<tr><th scope=\"row\">{line.Agency}</th><td class=\"k\" data-label=\"{words.Dataset}\">{line.Dataset}</td><td class=\"s\" data-label=\"{words.Period}\">{line.Period}</td>");
            page.Add($"<td class=\"s\" data-label=\"{words.DueOn}\">{Day(line.DueOn)}</td>");
            page.Add($"<td class=\"s\" data-label=\"{words.PastDue}\">{words.Fill(words.Days, line.DaysPastDue)}</td><td data-label=\"{last}\">{lastOf(line)}</td></tr>");
        }
        Close(page, lines.Count);
    }

    void AppendTurnedDown(HtmlText page)
    {
        var drops = view.Agencies.SelectMany(a => a.NotAccepted.Select(d => (a.Agency, Drop: d))).ToList();
        Open(page, "not-accepted", words.NotAccepted, drops.Count, words.Agency, words.Dataset, words.Period, words.DueOn, words.WhatIsWrong, words.Receipt);
        foreach (var (agency, drop) in drops)
        {
            page.Add($"<tr><th scope=\"row\">{agency}</th><td class=\"k\" data-label=\"{words.Dataset}\">{drop.Dataset}</td><td class=\"s\" data-label=\"{words.Period}\">{drop.Period}</td>");
            page.Add($"<td class=\"s\" data-label=\"{words.DueOn}\">{Day(drop.DueOn)}</td><td data-label=\"{words.WhatIsWrong}\"><ul class=\"why\">");
            foreach (var finding in drop.Findings)
                page.Add($"<li>{(words.Tag == "fr" ? finding.MessageFr ?? finding.Message : finding.Message)} <small><code>{finding.Rule}</code>, {words.Fill(words.Times, words.Number(finding.Count))}</small></li>");
            page.Add($"</ul></td><td data-label=\"{words.Receipt}\"><a href=\"{drop.Report}\"><code>{drop.Submission}</code></a>");
            if (drop.HasEarlierAccepted) page.Add($"<small>{words.EarlierCounts}</small>");
            page.Add($"</td></tr>");
        }
        Close(page, drops.Count);
    }

    void Open(HtmlText page, string id, string title, int count, params string[] head)
    {
        page.Add($"<section id=\"{id}\"><h2>{title} ({count})</h2>");
        if (count == 0)
        {
            page.Add($"<p>{words.Nothing}</p>");
            return;
        }
        page.Add($"<table><thead><tr>");
        foreach (var name in head) page.Add($"<th scope=\"col\">{name}</th>");
        page.Add($"</tr></thead><tbody>");
    }

    static void Close(HtmlText page, int count) => page.Add(HtmlText.Literal(count == 0 ? "</section>" : "</tbody></table></section>"));

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
