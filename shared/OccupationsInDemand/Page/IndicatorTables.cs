using Pipeline.ValidationReports;

namespace Pipeline.OccupationsInDemand;

/// <summary>The tables of the explanation: indicators step by step, other choices, other methods.</summary>
sealed class IndicatorTables(OccupationExplanation explanation, InDemandWords words)
{
    /// <summary>Indicators are small shares and growth rates.</summary>
    const int Decimals = 4;

    public void Append(HtmlText page)
    {
        if (explanation.Indicators.Count > 0) AppendIndicators(page);
        if (explanation.Sensitivity.Count + explanation.Profiles.Count == 0) return;
        page.Add($"<div class=\"pair\">");
        if (explanation.Sensitivity.Count > 0) AppendSensitivity(page);
        if (explanation.Profiles.Count > 0) AppendProfiles(page);
        page.Add($"</div>");
    }

    void AppendIndicators(HtmlText page)
    {
        page.Add($"<section><h2>{words.IndicatorTable}</h2><p class=\"note\">{words.IndicatorHelp}</p><table class=\"small\"><thead><tr><th scope=\"col\">{words.IndicatorLabel}</th>");
        foreach (var name in (string[])[words.Value, words.Economy, words.Relative, words.Borrowed, words.Level, words.Z, words.Adds, words.N, words.Error]) page.Add($"<th scope=\"col\" class=\"n\">{name}</th>");
        page.Add($"</tr></thead><tbody>");
        foreach (var i in explanation.Indicators)
        {
            page.Add($"<tr><th scope=\"row\">{InDemandWords.Of(words.Indicators, i.Indicator)}");
            if (i.MissingReason is { } reason) page.Add($"<small>{words.Fill(words.Hidden, InDemandWords.Of(words.Missing, reason))}</small>");
            if (i.Weight <= 0) page.Add($"<small>{words.NotWeighted}</small>");
            page.Add($"</th>");
            Cell(words.Value, words.Number(i.X, Decimals));
            Cell(words.Economy, words.Number(i.XTotal, Decimals));
            Cell(words.Relative, words.Number(i.Relative, Decimals));
            Cell(words.Borrowed, words.Number(i.Shrunk, Decimals));
            Cell(words.Level, words.Number(i.EstimatedAtLevel, 0));
            Cell(words.Z, words.Number(i.Z));
            Cell(words.Adds, words.Signed(i.Contribution));
            Cell(words.N, words.Number(i.N, 0));
            Cell(words.Error, words.Number(i.Se, Decimals));
            page.Add($"</tr>");
        }
        page.Add($"</tbody></table></section>");

        void Cell(string name, string text) => page.Add($"<td class=\"n\" data-label=\"{name}\">{text}</td>");
    }

    void AppendSensitivity(HtmlText page)
    {
        page.Add($"<section><h2>{words.Sensitivity}</h2><table class=\"small\"><thead><tr><th scope=\"col\">{words.Scenario}</th><th scope=\"col\" class=\"n\">{words.ScoreLabel}</th>");
        page.Add($"<th scope=\"col\" class=\"n\">{words.RankLabel}</th><th scope=\"col\" class=\"n\">{words.Shift}</th></tr></thead><tbody>");
        foreach (var s in explanation.Sensitivity)
        {
            page.Add($"<tr><th scope=\"row\">{InDemandWords.Of(words.Scenarios, s.Scenario)}");
            if (s.TopShare is { } share) page.Add($"<small>{words.TopShare}: {words.Percent(share)}</small>");
            page.Add($"</th><td class=\"n\" data-label=\"{words.ScoreLabel}\">{words.Number(s.Score)}</td><td class=\"n\" data-label=\"{words.RankLabel}\">{words.Number(s.Rank, 0)}</td>");
            page.Add($"<td class=\"n\" data-label=\"{words.Shift}\">{(s.RankShift is { } shift ? (shift > 0 ? "+" : "") + words.Number(shift, 0) : "–")}</td></tr>");
        }
        page.Add($"</tbody></table></section>");
    }

    void AppendProfiles(HtmlText page)
    {
        page.Add($"<section><h2>{words.Profiles}</h2><table class=\"small\"><thead><tr><th scope=\"col\">{words.Profile}</th><th scope=\"col\">{words.ClassLabel}</th>");
        page.Add($"<th scope=\"col\" class=\"n\">{words.ScoreLabel}</th><th scope=\"col\" class=\"n\">{words.RankLabel}</th></tr></thead><tbody>");
        foreach (var p in explanation.Profiles)
        {
            page.Add($"<tr><th scope=\"row\">{p.Profile.ToUpperInvariant()}</th><td data-label=\"{words.ClassLabel}\"><span class=\"c c-{p.Class}\">{InDemandWords.Of(words.Classes, p.Class)}</span></td>");
            page.Add($"<td class=\"n\" data-label=\"{words.ScoreLabel}\">{words.Number(p.Score)}</td><td class=\"n\" data-label=\"{words.RankLabel}\">{words.Number(p.Rank, 0)}</td></tr>");
        }
        page.Add($"</tbody></table></section>");
    }
}
