using Pipeline.ValidationReports;

namespace Pipeline.OccupationsInDemand;

/// <summary>All occupations by shortage as one page to read or print. No script, nothing loaded, one inline style sheet.</summary>
public static class RankingPage
{
    public static string Render(OccupationRanking ranking, InDemandWords words)
    {
        var page = InDemandStyle.Open(words.Ranking, words);
        page.Add($"<p class=\"lead\">{words.Fill(words.RankingSays, ranking.Period, ranking.Rated)}</p><p class=\"note\">{words.RankingHelp}</p>");
        page.Add($"<p class=\"note\">{words.ListStates.GetValueOrDefault(ranking.ListState, ranking.List)}</p>");
        page.Add($"<table class=\"small\"><thead><tr><th scope=\"col\" class=\"n\">{words.RankLabel}</th><th scope=\"col\">{words.Occupation}</th><th scope=\"col\">{words.ClassLabel}</th>");
        page.Add($"<th scope=\"col\" class=\"n\">{words.ScoreLabel}</th><th scope=\"col\">{words.RankSet}</th><th scope=\"col\">{words.OnList}</th><th scope=\"col\">{words.Proposal}</th></tr></thead><tbody>");
        foreach (var line in ranking.Occupations.Where(IsShown)) AppendRow(page, line, ranking.Rated, words);
        page.Add($"</tbody></table>");
        AppendUnrated(page, [.. ranking.Occupations.Where(line => !IsShown(line))], words);
        page.Add($"<p class=\"note\">{words.Fill(words.Source, ranking.Run.RunId, ReportPage.Time(ranking.Run.StartedUtc))} {words.Fill(words.DataSays, string.Join(", ", ranking.Run.Sources))}</p>");
        return page.Add($"</main></body></html>\n").ToString();
    }

    /// <summary>One without a rank has a row where something is proposed for it.</summary>
    static bool IsShown(RankingLine line) => line.Rank is not null || line.Proposal is not null;

    /// <summary>The many that a small source tells too little of: folded away, so that those with a rank can be read on a page.</summary>
    static void AppendUnrated(HtmlText page, IReadOnlyList<RankingLine> lines, InDemandWords words)
    {
        if (lines.Count == 0) return;
        page.Add($"<details><summary>{words.Fill(words.Unrated, lines.Count)}</summary><ul class=\"small\">");
        foreach (var line in lines)
            page.Add($"<li><a href=\"occupations/{line.Isco08}?format=html&amp;lang={words.Tag}\">{line.Isco08}</a> {line.Title}</li>");
        page.Add($"</ul></details>");
    }

    static void AppendRow(HtmlText page, RankingLine line, int of, InDemandWords words)
    {
        page.Add($"<tr><td class=\"n\" data-label=\"{words.RankLabel}\">{(line.Rank is { } r ? words.Number(r, 0) : "–")}</td>");
        page.Add($"<th scope=\"row\"><a href=\"occupations/{line.Isco08}?format=html&amp;lang={words.Tag}\">{line.Isco08}</a> {line.Title}</th>");
        page.Add($"<td data-label=\"{words.ClassLabel}\"><span class=\"c c-{line.Class}\">{InDemandWords.Of(words.Classes, line.Class)}</span></td>");
        page.Add($"<td class=\"n s\" data-label=\"{words.ScoreLabel}\">{words.Number(line.Score)}");
        if (line is { CiLow: { } from, CiHigh: { } to }) page.Add($"<small>{words.Number(from)} … {words.Number(to)}</small>");
        page.Add($"</td><td class=\"bar\" data-label=\"{words.RankSet}\">");
        if (line is { Rank: { } rank, RankLow: { } low, RankHigh: { } high })
        {
            Charts.AppendRankCell(page, rank, low, high, of);
            page.Add($"<small>{words.Number(low, 0)} … {words.Number(high, 0)}</small>");
        }
        page.Add($"</td><td data-label=\"{words.OnList}\">{(line.OnList is { } on ? on ? words.Yes : words.No : words.NotKnown)}</td>");
        page.Add($"<td data-label=\"{words.Proposal}\">{InDemandWords.Of(words.Actions, line.Proposal)}</td></tr>");
    }
}
