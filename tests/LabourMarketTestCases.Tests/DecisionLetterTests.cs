using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Access;
using Pipeline.LabourMarketTest;
using Pipeline.LabourMarketTest.Rules;
using Pipeline.Protection.Decisions;
using Pipeline.ValidationReports;

namespace Pipeline.LabourMarketTestCases.Tests;

/// <summary>The letter for every outcome, in both languages.</summary>
public sealed partial class DecisionLetterTests
{
    static readonly DateOnly Day = new(2026, 11, 2);

    static readonly CaseTerms Terms = CaseTerms.ReadDefault();

    public static TheoryData<Outcome, Language> Letters
    {
        get
        {
            var all = new TheoryData<Outcome, Language>();
            foreach (var outcome in DecisionReasons.Decidable)
                foreach (var language in (Language[])[Language.English, Language.French]) all.Add(outcome, language);
            return all;
        }
    }

    static string Letter(Outcome outcome, Language language, DecisionReason reason = DecisionReason.AsRecommended, bool isOverride = false, Fee? fee = null, string confirmed = "false", CaseTerms? terms = null, CaseState state = CaseState.Decided)
    {
        var isFavourable = outcome is Outcome.Approve or Outcome.ApproveWithConditions or Outcome.Exempt;
        var officer = new Caller("officer-1", new HashSet<Role> { Role.LabourOfficer }, null);
        var by = OfficerDecision.By(officer, [Role.LabourOfficer], new($"{outcome}", new string('a', 64)), !isOverride, $"{reason}", new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero));
        IReadOnlyList<CaseCondition> conditions = outcome == Outcome.ApproveWithConditions ? [new("ST-410", "UNDERSTUDY_MISSING", 60, Day.AddDays(60))] : [];
        var of = new TestCase(CaseId.For("L-1"), "L-1", Day, "")
        {
            State = state,
            Appeals = state == CaseState.Decided ? [] : [new(1, AppealGround.FactsWrong, Day.AddDays(3), "p", null, state == CaseState.Appealed ? null : state == CaseState.Reopened, state == CaseState.Appealed ? null : Day.AddDays(9))],
            Assessments = [new(1, Day, Day, "", "", new string('a', 64), outcome, Track.Eac, "E4", [], "NONE", [], [], "2512", null, 1, "H2", 24, 30, null, conditions, Fee: fee)],
            Decisions = [new(by, 1, outcome, isOverride, reason, Day, isFavourable ? "H2" : null, isFavourable ? Day.AddMonths(24) : null, null, conditions)],
        };
        var record = $$$"""
            {"ruleSet":{"id":"RW-EAC","version":"0.1.0","status":"Draft"},"isConfirmed":{{{confirmed}}},
             "results":[{"reason":"EAC_SCHEDULED","ref":"Annex II","isConfirmed":true},{"ref":"silent","isConfirmed":true},{"reason":"WAGE_BELOW_FLOOR","ref":"median","isConfirmed":{{{confirmed}}} },{"reason":"ODL_LISTED","gap":"NoReference","ref":"list","isConfirmed":{{{confirmed}}} },{"reason":"EAC_CLASS_R","gap":"NoReference","ref":"again","isConfirmed":{{{confirmed}}} }],
             "reasonTexts":{"en":["Open in the schedule.","Pay <low>.","No list.","No list."],"fr":["Ouverte au calendrier.","Salaire <bas>.","Pas de liste.","Pas de liste."],"rw":["a","b","c","c"]}}
            """;
        return DecisionLetter.Render(of, Encoding.UTF8.GetBytes(record), terms ?? Terms, language);
    }

    [Theory]
    [MemberData(nameof(Letters))]
    public void A_letter_says_what_was_decided_why_and_how_to_appeal(Outcome outcome, Language language)
    {
        var (page, words) = (Letter(outcome, language), LetterWords.In(language));
        Assert.StartsWith($"<!doctype html><html lang=\"{words.Tag}\">", page, StringComparison.Ordinal);
        Assert.Equal(outcome == Outcome.Refuse, Shown(page).Contains(words.Refusal, StringComparison.Ordinal));
        Assert.Contains(words.Outcomes[outcome], Shown(page), StringComparison.Ordinal);
        Assert.All(words.Outcomes.Where(o => o.Key != outcome).Select(o => o.Value), other => Assert.DoesNotContain(other, Shown(page), StringComparison.Ordinal));
        Assert.Contains(language == Language.French ? "Salaire <bas>." : "Pay <low>.", Shown(page), StringComparison.Ordinal);
        Assert.Contains($"{Day.AddDays(Terms.DaysToAppeal):yyyy-MM-dd}", page, StringComparison.Ordinal);
        var isFavourable = outcome is Outcome.Approve or Outcome.ApproveWithConditions or Outcome.Exempt;
        Assert.Equal(isFavourable, System.Net.WebUtility.HtmlDecode(page).Contains($"<dt>{words.Permit}</dt><dd>H2</dd>", StringComparison.Ordinal));
        Assert.Equal(outcome == Outcome.ApproveWithConditions, page.Contains($"{Day.AddDays(60):yyyy-MM-dd}", StringComparison.Ordinal));
        Assert.Contains("@page { size: A4", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch("(src|href)=", page);
        Assert.DoesNotContain("officer-1", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.French)]
    public void Every_reason_that_an_officer_may_give_has_its_words(Language language) => Assert.All(Enum.GetValues<DecisionReason>(),
        reason => Assert.Contains(LetterWords.In(language).OfficerReasons[reason], Shown(Letter(Outcome.Approve, language, reason, isOverride: true)), StringComparison.Ordinal));

    [Fact]
    public void What_is_not_confirmed_is_marked_at_its_reason_and_at_the_foot()
    {
        var words = LetterWords.In(Language.English);
        var page = Shown(Letter(Outcome.Refuse, Language.English));
        Assert.Contains("(EAC_SCHEDULED; Annex II)", page, StringComparison.Ordinal);
        Assert.Contains($"(WAGE_BELOW_FLOOR; median; {words.ToConfirm})", page, StringComparison.Ordinal);
        Assert.Contains($"within {Terms.DaysToDecideAppeal} days. ({words.ToConfirm})", page, StringComparison.Ordinal);
        Assert.Contains(words.NotConfirmed, page, StringComparison.Ordinal);
        var confirmed = Shown(Letter(Outcome.Refuse, Language.English, confirmed: "true", terms: Terms with { IsConfirmed = true }));
        Assert.DoesNotContain(words.ToConfirm, confirmed, StringComparison.Ordinal);
        Assert.DoesNotContain(words.NotConfirmed, confirmed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CaseState.Appealed, "lodged on 2026-11-05")]
    [InlineData(CaseState.Reopened, "upheld on 2026-11-11: this decision no longer holds")]
    [InlineData(CaseState.Final, "dismissed on 2026-11-11: this decision is final")]
    public void What_became_of_an_appeal_stands_in_the_place_of_how_to_appeal(CaseState state, string says)
    {
        var page = Shown(Letter(Outcome.Refuse, Language.English, state: state));
        Assert.Contains(says, page, StringComparison.Ordinal);
        Assert.DoesNotContain(LetterWords.In(Language.English).Appeal, page, StringComparison.Ordinal);
        Assert.DoesNotContain("{0}", Shown(Letter(Outcome.Refuse, Language.French, state: state)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_without_an_answer_is_not_told_by_a_reason_that_nobody_knows_to_be_true()
    {
        var page = Shown(Letter(Outcome.Refuse, Language.English));
        Assert.Contains("(REFERENCE_MISSING; list; ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ODL_LISTED", page, StringComparison.Ordinal);
        Assert.Equal(2, page.Split("No list.").Length);
    }

    [Fact]
    public void A_fee_that_is_on_record_is_told_with_the_permit()
    {
        var words = LetterWords.In(Language.English);
        Assert.Contains($"<dt>{words.Fee}</dt><dd>{words.NoFee}</dd>", Letter(Outcome.Exempt, Language.English, fee: new(0, "RWF")), StringComparison.Ordinal);
        Assert.Contains($"<dt>{words.Fee}</dt><dd>500-1000 USD</dd>", Letter(Outcome.Approve, Language.English, fee: new(500, "USD", 1000)), StringComparison.Ordinal);
        Assert.DoesNotContain(words.Fee, Letter(Outcome.Approve, Language.English), StringComparison.Ordinal);
        Assert.DoesNotContain(words.Fee, Letter(Outcome.Refuse, Language.English, fee: new(0, "RWF")), StringComparison.Ordinal);
    }

    /// <summary>What a reader sees, without marks of HTML.</summary>
    static string Shown(string page) => System.Net.WebUtility.HtmlDecode(Tags().Replace(page, ""));

    [GeneratedRegex("<(style).*?</style>|<[^>]+>", RegexOptions.Singleline)]
    private static partial Regex Tags();
}
