using Pipeline.ValidationReports;

namespace Pipeline.Coordination;

/// <summary>Compliance and scorecard: a row for each dataset, a dash where there is no figure.</summary>
sealed class FigureTables(PageWords words)
{
    public void Append(HtmlText page, IReadOnlyList<ComplianceRow> compliance, IReadOnlyList<ScorecardRow> scorecard)
    {
        Append(page, "compliance", words.Compliance, null,
            [words.Expected, words.OnTime, words.Late, words.MeanDays, words.MostDays, words.Missing, words.Nil, words.FirstTry, words.MedianTries],
            compliance.Select(r => (r.Agency, r.Dataset, (string[])
            [
                words.Number(r.Expected), words.Number(r.OnTime), words.Number(r.Late), words.Number(r.MeanLateDays), words.Number(r.MaxLateDays),
                words.Number(r.Missing), words.Number(r.Nil), r.AcceptedAtFirstTry is { } share ? $"{words.Number(100 * share)} %" : "–", words.Number(r.MedianTries),
            ])));
        Append(page, "scorecard", words.Scorecard, words.ScorecardHelp, [words.Completeness, words.Validity, words.Lateness, words.Score],
            scorecard.Select(r => (r.Provider, r.Dataset, (string[])
                [words.Number(r.CompletenessPercent), words.Number(r.ValidityPercent), words.Number(r.LatenessDays), words.Number(r.Score)])));
    }

    void Append(HtmlText page, string id, string title, string? help, string[] head, IEnumerable<(string Agency, string Dataset, string[] Cells)> rows)
    {
        page.Add($"<section id=\"{id}\"><h2>{title}</h2>");
        if (help is not null) page.Add($"<p class=\"note\">{help}</p>");
        page.Add($"<table><thead><tr><th scope=\"col\">{words.Agency}</th><th scope=\"col\">{words.Dataset}</th>");
        foreach (var name in head) page.Add($"<th class=\"n\" scope=\"col\">{name}</th>");
        page.Add($"</tr></thead><tbody>");
        foreach (var (agency, dataset, cells) in rows)
        {
            page.Add($"<tr><th scope=\"row\">{agency}</th><td class=\"k\">{dataset}</td>");
            for (var i = 0; i < cells.Length; i++) page.Add($"<td class=\"n\" data-label=\"{head[i]}\">{cells[i]}</td>");
            page.Add($"</tr>");
        }
        page.Add($"</tbody></table></section>");
    }
}
