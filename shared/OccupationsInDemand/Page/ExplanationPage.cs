using System.Globalization;
using Pipeline.ValidationReports;

namespace Pipeline.OccupationsInDemand;

/// <summary>
/// Why an occupation stands where it does, as one or two pages to print: the verdict, what it is made of, how sure it is, the indicators step by step, other
/// choices and methods, the list and the proposals. No script, nothing loaded, one inline style sheet.
/// </summary>
public static class ExplanationPage
{
    public static string Render(OccupationExplanation e, InDemandWords words)
    {
        var page = InDemandStyle.Open($"{e.Isco08} {e.Title}", words);
        if (e.Period is null) page.Add($"<p class=\"lead\">{words.NoRun}</p>");
        else if (e.Score is { Score: not null } score) AppendScore(page, e, score, words);
        else page.Add($"<p class=\"lead\">{words.Fill(words.NotRated, InDemandWords.Of(words.Missing, e.Score?.MissingReason ?? "no_data"))}</p>");
        new IndicatorTables(e, words).Append(page);
        AppendList(page, e, words);
        AppendProposals(page, e, words);
        AppendStrategies(page, e, words);
        if (e.Run is { } run)
            page.Add($"<h2>{words.Data}</h2><p>{words.Fill(words.DataSays, string.Join(", ", run.Sources))} {words.Fill(words.Source, run.RunId, ReportPage.Time(run.StartedUtc))}</p>");
        return page.Add($"</main></body></html>\n").ToString();
    }

    static void AppendScore(HtmlText page, OccupationExplanation e, ScoreFacts score, InDemandWords words)
    {
        page.Add($"<p class=\"lead\"><strong class=\"c c-{score.Class}\">{Capital(InDemandWords.Of(words.Classes, score.Class))}</strong> · {words.Fill(words.Standing, e.Period)}</p><div class=\"facts\"><dl>");
        var interval = score is { CiLow: { } from, CiHigh: { } to } ? words.Fill(words.Interval, words.Number(score.Score), words.Number(from), words.Number(to)) : words.Number(score.Score);
        Fact(words.ScoreLabel, interval);
        if (score is { Rank: { } rank, RankLow: { } low, RankHigh: { } high }) Fact(words.RankLabel, words.Fill(words.RankOf, rank, score.Rated, low, high));
        Fact(words.VotesLabel, words.Fill(words.VotesOf, score.Votes, score.Indicators));
        Fact(words.CoverageLabel, words.Percent(score.Coverage));
        Fact(words.WithoutPermits, words.Number(score.ScoreNoPermit));
        Fact(words.OnList, e.List.OnList is { } on ? on ? words.Yes : words.No : words.NotKnown);
        page.Add($"</dl></div>");
        AppendContributions(page, e, words);
        if (e.Words is { } sentences)
        {
            page.Add($"<section><h2>{words.InWords}</h2><ul class=\"small\">");
            foreach (var sentence in sentences.In(words.Tag)) page.Add($"<li>{sentence}</li>");
            page.Add($"</ul></section>");
        }
        page.Add($"<div class=\"pair\">");
        if (score is { Rank: { } r, RankLow: { } l, RankHigh: { } h })
        {
            var says = words.Fill(words.RankChartSays, r, score.Rated, l, h);
            page.Add($"<section class=\"keep\"><h2>{words.RankChart}</h2><figure class=\"chart\">");
            Charts.AppendRank(page, "rank", words.RankChart, says, r, l, h, score.Rated);
            page.Add($"<figcaption>{says}</figcaption></figure></section>");
        }
        AppendPast(page, e, words);
        page.Add($"</div>");

        void Fact(string name, string value) => page.Add($"<dt>{name}</dt><dd>{value}</dd>");
    }

    static void AppendContributions(HtmlText page, OccupationExplanation e, InDemandWords words)
    {
        var bars = e.Indicators.Where(i => i.Contribution is not null).OrderByDescending(i => i.Contribution)
            .Select(i => (InDemandWords.Of(words.Indicators, i.Indicator), i.Contribution!.Value, words.Signed(i.Contribution))).ToList();
        if (bars.Count == 0) return;
        page.Add($"<section class=\"keep\"><h2>{words.Contributions}</h2><p class=\"note\">{words.ContributionsHelp}</p><figure class=\"chart\">");
        Charts.AppendBars(page, "parts", words.Contributions, string.Join("; ", bars.Select(b => $"{b.Item1} {b.Item3}")), bars);
        page.Add($"</figure></section>");
    }

    static void AppendPast(HtmlText page, OccupationExplanation e, InDemandWords words)
    {
        var scored = e.Past.Where(p => p.Score is not null).ToList();
        if (scored.Count == 0) return;
        page.Add($"<section class=\"keep\"><h2>{words.PastChart}</h2>");
        if (scored.Count == 1) page.Add($"<p>{words.Fill(words.OneQuarter, scored[0].Period)}</p>");
        else
        {
            page.Add($"<figure class=\"chart\">");
            Charts.AppendPast(page, "past", words.PastChart, string.Join("; ", e.Past.Select(p => $"{p.Period} {words.Number(p.Score)}")), e.Past, v => words.Number(v, 1));
            page.Add($"<figcaption>{string.Join("; ", e.Past.Select(p => $"{p.Period} {words.Number(p.Score)}"))}</figcaption></figure>");
        }
        page.Add($"</section>");
    }

    static void AppendList(HtmlText page, OccupationExplanation e, InDemandWords words)
    {
        page.Add($"<section class=\"keep\"><h2>{words.History}</h2><p>{words.ListStates.GetValueOrDefault(e.List.State, e.List.Statement)}</p>");
        if (e.List.Spells.Count == 0 && e.List.State == nameof(ListKnowledge.InForce)) page.Add($"<p>{words.NeverOnList}</p>");
        foreach (var spell in e.List.Spells)
            page.Add($"<p>{(spell.To is { } to ? words.Fill(words.Spell, Day(spell.From), Day(to), Day(spell.Since), spell.LegalRef) : words.Fill(words.StillOn, Day(spell.From), Day(spell.Since), spell.LegalRef))}</p>");
        page.Add($"</section>");
    }

    static void AppendProposals(HtmlText page, OccupationExplanation e, InDemandWords words)
    {
        page.Add($"<section class=\"keep\"><h2>{words.Proposals}</h2>");
        if (e.Proposals.Count == 0)
        {
            page.Add($"<p>{words.NoProposals}</p></section>");
            return;
        }
        page.Add($"<table class=\"small\"><thead><tr><th scope=\"col\">{words.Quarter}</th><th scope=\"col\">{words.Proposed}</th><th scope=\"col\">{words.Recommended}</th><th scope=\"col\">{words.DecidedLabel}</th><th scope=\"col\">{words.State}</th></tr></thead><tbody>");
        foreach (var p in e.Proposals)
        {
            page.Add($"<tr><th scope=\"row\">{p.Quarter}</th><td data-label=\"{words.Proposed}\">{InDemandWords.Of(words.Actions, p.Action)}<small>{string.Join(", ", p.Reasons)}</small></td>");
            page.Add($"<td data-label=\"{words.Recommended}\">{InDemandWords.Of(words.Actions, p.Recommended)}</td>");
            page.Add($"<td data-label=\"{words.DecidedLabel}\">{InDemandWords.Of(words.Outcomes, p.Outcome)} {(p.Decided is null ? "" : $"({InDemandWords.Of(words.Actions, p.Decided)}, {p.Decision})")}</td>");
            page.Add($"<td data-label=\"{words.State}\">{InDemandWords.Of(words.States, p.State)}{(p.NewerEvidence ? $"; {words.NewerEvidence}" : "")}</td></tr>");
        }
        page.Add($"</tbody></table></section>");
    }

    static void AppendStrategies(HtmlText page, OccupationExplanation e, InDemandWords words)
    {
        page.Add($"<h2>{words.Strategies}</h2>");
        if (e.Strategies.Count == 0) page.Add($"<p>{(e.StrategiesSupplied ? words.NotNamed : words.NoStrategies)}</p>");
        foreach (var s in e.Strategies) page.Add($"<p>{s.Strategy}: {s.Source}</p>");
    }

    static string Capital(string text) => char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];

    static string Day(DateOnly day) => ListVersion.IdOf(day);
}
