using System.Globalization;
using System.Text.Json;
using Pipeline.LabourMarketTest;
using Pipeline.LabourMarketTest.Decisions;
using Pipeline.LabourMarketTest.Rules;
using Pipeline.ValidationReports;

namespace Pipeline.LabourMarketTestCases;

/// <summary>The letter about an officer's decision as one page to print: no script, nothing loaded. It names no person; the office addresses it.</summary>
public static class DecisionLetter
{
    const string Own = "@media print { @page { size: A4; margin: 20mm } body { font-size: 11pt } } .sign { margin-top: 4rem; border-top: 1px solid currentColor; width: 18rem }";

    /// <param name="record">The decision record that the decision was made on.</param>
    /// <exception cref="InvalidOperationException">Nothing is decided.</exception>
    public static string Render(TestCase of, ReadOnlyMemory<byte> record, CaseTerms terms, Language language)
    {
        var (words, decision) = (LetterWords.In(language), of.Decision ?? throw new InvalidOperationException("There is no decision to write about."));
        using var json = JsonDocument.Parse(record);
        var page = new HtmlText();
        var title = decision.Outcome == Outcome.Refuse ? words.Refusal : words.Title;
        page.Add($"<!doctype html><html lang=\"{words.Tag}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title><style>")
            .Add(HtmlText.Literal(PageStyle.Css + Own)).Add($"</style></head><body><main><h1>{title}</h1><dl>");
        page.Add($"<dt>{words.Case}</dt><dd>{of.Id}</dd><dt>{words.Reference}</dt><dd>{of.ApplicationId}</dd><dt>{words.Received}</dt><dd>{Day(of.ReceivedOn)}</dd>");
        page.Add($"<dt>{words.DecidedOn}</dt><dd>{Day(decision.DecidedOn)}</dd><dt>{words.Officer}</dt><dd>{PseudonymOf(decision)}</dd></dl>");
        page.Add($"<h2>{words.Result}</h2><p><strong>{words.Outcomes[decision.Outcome]}</strong></p>");
        if (decision.IsFavourable) AddPermit(page, decision, of.Assessments[decision.Assessment - 1].Fee, words);
        AddReasons(page, decision, json.RootElement, words);
        AddConditions(page, decision, words);
        AddAppeal(page, of, terms, words, language);
        var rules = json.RootElement.GetProperty("ruleSet");
        page.Add($"<p>{words.Rules}{words.Colon}{rules.GetProperty("id").GetString()} {rules.GetProperty("version").GetString()} ({rules.GetProperty("status").GetString()}), {decision.By.RecommendationSha256[..12]}</p>");
        if (!json.RootElement.GetProperty("isConfirmed").GetBoolean() || !terms.IsConfirmed) page.Add($"<p><em>{words.NotConfirmed}</em></p>");
        return page.Add($"<p class=\"sign\">{words.Signature}</p></main></body></html>\n").ToString();
    }

    static void AddPermit(HtmlText page, CaseDecision decision, Fee? fee, LetterWords words)
    {
        page.Add($"<dl><dt>{words.Permit}</dt><dd>{decision.PermitClass}</dd>");
        if (decision.ValidTo is { } to) page.Add($"<dt>{words.ValidTo}</dt><dd>{Day(to)}</dd>");
        if (decision.FollowUp is { } follow) page.Add($"<dt>{words.FollowUp}</dt><dd>{Day(follow)}</dd>");
        if (fee is not null) page.Add($"<dt>{words.Fee}</dt><dd>{(fee is { Amount: 0, To: null } ? words.NoFee : $"{fee}")}</dd>");
        page.Add($"</dl>");
    }

    static void AddReasons(HtmlText page, CaseDecision decision, JsonElement record, LetterWords words)
    {
        page.Add($"<h2>{words.Reasons}</h2>");
        if (decision.IsOverride) page.Add($"<p>{words.OfficerReason}{words.OfficerReasons[decision.Reason]}.</p>");
        else if (decision.Reason != DecisionReason.AsRecommended) page.Add($"<p>{words.OfficerReasons[decision.Reason]}.</p>");
        // Results that speak and the sentences about them stand in the same order. What several rules ask for is said once.
        var spoken = record.GetProperty("results").EnumerateArray().Where(r => r.TryGetProperty("reason", out _))
            .Zip(record.GetProperty("reasonTexts").GetProperty(words.Tag).EnumerateArray().Select(t => t.GetString()!)).DistinctBy(s => (CodeOf(s.First), s.Second)).ToList();
        if (spoken.Count == 0) page.Add($"<p>{words.NoReasons}</p>");
        else
        {
            page.Add($"<ul>");
            foreach (var (result, sentence) in spoken)
                page.Add($"<li>{sentence} <small>({CodeOf(result)}; {result.GetProperty("ref").GetString()}{(result.GetProperty("isConfirmed").GetBoolean() ? "" : $"; {words.ToConfirm}")})</small></li>");
            page.Add($"</ul>");
        }
    }

    static void AddConditions(HtmlText page, CaseDecision decision, LetterWords words)
    {
        if (decision.Conditions.Count == 0) return;
        page.Add($"<h2>{words.Conditions}</h2><ul>");
        foreach (var condition in decision.Conditions)
            page.Add($"<li>{words.ConditionNames.GetValueOrDefault(condition.Reason, condition.Reason)}{words.Colon}{(condition.Due is { } due ? $"{words.Due} {Day(due)}" : words.NoDue)}</li>");
        page.Add($"</ul>");
    }

    static void AddAppeal(HtmlText page, TestCase of, CaseTerms terms, LetterWords words, Language language)
    {
        if (of.Appeals is [.., var appeal] && appeal.Decision == of.Decisions.Count)
        {
            page.Add($"<h2>{words.OnAppeal}</h2><p>{(appeal.IsUpheld is { } upheld ? Filled(upheld ? words.AppealUpheld : words.AppealDismissed, Day(appeal.DecidedOn!.Value)) : Filled(words.AppealWaits, Day(appeal.LodgedOn)))}</p>");
            return;
        }
        if (of.State != CaseState.Decided || CaseClocks.Of(of, terms).AppealUntil is not { } until) return;
        var to = language == Language.French ? terms.AppealTo.Fr : terms.AppealTo.En;
        page.Add($"<h2>{words.Appeal}</h2><p>{Filled(words.AppealHow, Day(until), to, terms.DaysToDecideAppeal)}{(terms.IsConfirmed ? "" : $" ({words.ToConfirm})")}</p>");
    }

    /// <summary>The reason; of a rule without an answer that there is none, for its reason would say what nobody knows.</summary>
    static string CodeOf(JsonElement result) =>
        result.TryGetProperty("gap", out var gap) ? ReasonTexts.GapCode(Enum.Parse<Gap>(gap.GetString()!)) : result.GetProperty("reason").GetString()!;

    /// <summary>The officer by pseudonym: the office knows who it is.</summary>
    static string PseudonymOf(CaseDecision decision) => new Access.Caller(decision.By.Officer, new HashSet<Access.Role>(), null).Pseudonym;

    static string Filled(string words, params object[] with) => string.Format(CultureInfo.InvariantCulture, words, with);

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
