using System.Text.Json;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Decisions;
using Pipeline.LabourMarketTest.Questions;
using Pipeline.LabourMarketTest.Rules;

namespace Pipeline.LabourMarketTest.Tests;

/// <summary>The rule sets that come with the program.</summary>
public sealed class ShippedRuleSetTests
{
    [Theory]
    [InlineData("RW-LMT", "Channels MinDays Continuity Window MandatoryAdvertFields Preference WageFloor Exemptions RatioCap SkillsTransfer")]
    [InlineData("RW-EAC", "Channels MinDays Continuity Window MandatoryAdvertFields Preference WageFloor Exemptions SkillsTransfer")]
    [InlineData("CA", "Channels MinDays Continuity Window OngoingUntilDecision InviteMatchedCandidates WageFloor Exemptions RegionalGate RatioCap")]
    [InlineData("IE", "Channels MinDays Continuity Window MandatoryAdvertFields WageFloor Exemptions RatioCap")]
    [InlineData("AU", "Channels MinDays Continuity Window AfterRedundancy MandatoryAdvertFields WageFloor Exemptions")]
    [InlineData("UK", "Channels MinDays Continuity Window Preference Exemptions")]
    [InlineData("AT", "Exemptions Points")]
    [InlineData("DE", "Preference Exemptions")]
    [InlineData("ZA", "Exemptions Points")]
    [InlineData("KE", "Preference WageFloor Exemptions SkillsTransfer")]
    [InlineData("UG", "Preference")]
    [InlineData("TZ", "Exemptions RatioCap SkillsTransfer")]
    public void Each_scheme_uses_these_of_the_fifteen_parameters(string id, string parameters) =>
        Assert.Equal(parameters.Split(' '), World.Set(id).Parameters.Select(p => p.ToString()));

    [Fact]
    public void Together_the_schemes_use_all_fifteen() =>
        Assert.Equal(Enum.GetValues<SchemeParameter>(), World.RuleSets.SelectMany(s => s.Parameters).Distinct().Order());

    [Fact]
    public void Nothing_shipped_is_approved_and_only_published_data_is_confirmed()
    {
        Assert.All(World.RuleSets, s => Assert.Equal(RuleSetStatus.Draft, s.Status));
        Assert.All(World.RuleSets.SelectMany(s => s.Rules).Where(r => r.IsConfirmed), r => Assert.Equal(Pipeline.LabourMarketTest.Law.SourceStatus.Published, r.Status));
    }

    [Fact]
    public void Every_reason_has_its_text_in_three_languages_and_no_text_is_left_over()
    {
        var codes = World.RuleSets.SelectMany(s => s.Rules).Select(r => r.Reason)
            .Concat(Enum.GetValues<Gap>().Where(g => g != Gap.None).Select(ReasonTexts.GapCode)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(codes, World.Texts.Codes);
        Assert.All(World.Texts.Codes.Select(c => World.Texts.Find(c)!), t => Assert.DoesNotContain("", new[] { t.En, t.Fr, t.Rw }));
        Assert.Equal(["rw"], World.Texts.Review);
    }

    [Theory]
    [InlineData("populations.json")]
    [InlineData("quantiles.json")]
    public void Every_reason_that_can_decide_a_Rwandan_case_is_counted_under_its_step_in_table_T08(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Testing.Repository.PathOf("shared", "StatisticsPublishing", "populations", file)));
        var maps = Members(json.RootElement).Where(e => e.ValueKind == JsonValueKind.Object && e.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() == "LMT_REASON").Select(e => e.GetProperty("map")).ToList();
        Assert.NotEmpty(maps);
        var reasons = World.RuleSets.Where(s => s.Host == "RWA").SelectMany(s => s.Rules).Where(r => r.OnFail != Effect.Note || r.OnUnknown != Effect.Note).Select(r => r.Reason).Distinct();
        foreach (var map in maps) Assert.Empty(reasons.Except(map.EnumerateObject().Select(m => m.Name)));

        static IEnumerable<JsonElement> Members(JsonElement of) => (of.ValueKind switch
        {
            JsonValueKind.Object => of.EnumerateObject().SelectMany(m => Members(m.Value)),
            JsonValueKind.Array => of.EnumerateArray().SelectMany(Members),
            _ => [],
        }).Prepend(of);
    }

    [Fact]
    public void A_text_uses_the_same_facts_in_every_language()
    {
        foreach (var text in World.Texts.Codes.Select(c => World.Texts.Find(c)!))
            foreach (var fact in new[] { "{observed}", "{threshold}", "{path}" })
                Assert.True(text.En.Contains(fact) == text.Fr.Contains(fact) && text.En.Contains(fact) == text.Rw.Contains(fact), text.En);
    }

    [Theory]
    [InlineData("LowWage", 0.04, Outcome.Approve)]
    [InlineData("LowWage", 0.06, Outcome.NotProcessed)]
    [InlineData("HighWage", 0.06, Outcome.Approve)]
    public void Canada_does_not_process_low_wage_posts_where_unemployment_is_high(string stream, double unemployment, Outcome outcome)
    {
        Advert Of(string channel) => new(channel, new(2025, 5, 1), null, true, true, World.AllFields, 3, 3);
        var inputs = World.Inputs with { Unemployment = new("u", System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary([KeyValuePair.Create("Kigali", (decimal)unemployment)])) };
        var application = World.Open with { Stream = stream, Adverts = [Of("JobBank"), Of("OnlinePlatform"), Of("NationalPrint")], Post = World.Open.Post! with { MonthlyPay = 1_000_000 } };
        Assert.Equal(outcome, new Assessor(World.Set("CA"), null, inputs).Assess(application, World.Decided).Outcome);
    }

    [Theory]
    [InlineData(5333, Outcome.Refuse)]
    [InlineData(5334, Outcome.Exempt)]
    public void Ireland_exempts_high_pay(int pay, Outcome outcome)
    {
        var application = World.Open with { Adverts = [], Post = World.Open.Post! with { MonthlyPay = pay, Currency = "EUR" } };
        var inputs = World.Inputs with { Lists = new([new("CriticalSkills", "c-1", new(2020, 1, 1), null, System.Collections.Frozen.FrozenSet<string>.Empty)]) };
        Assert.Equal(outcome, new Assessor(World.Set("IE"), null, inputs).Assess(application, World.Decided).Outcome);
    }

    [Fact]
    public void Australia_adds_up_days_and_asks_for_adverts_after_a_redundancy()
    {
        Advert Half(string channel, int day) => new(channel, new(2025, 4, day), new(2025, 4, day + 13), null, true, World.AllFields);
        var application = World.Open with { Adverts = [Half("NationalPrint", 1), Half("NationalPrint", 16), Half("NationalWebsite", 1), Half("NationalWebsite", 16)], Post = World.Open.Post! with { MonthlyPay = 1_000_000 } };
        var australia = new Assessor(World.Set("AU"), null, World.Inputs);
        Assert.Equal(Outcome.Refuse, australia.Assess(application with { Adverts = [.. application.Adverts.Take(3)] }, World.Decided).Outcome);
        Assert.Equal(Outcome.Approve, australia.Assess(application, World.Decided).Outcome);
        var late = application with { Employer = application.Employer! with { Redundancies = true, LastRedundancy = new(2025, 4, 10) } };
        Assert.Equal(["ADVERT_BEFORE_REDUNDANCY"], australia.Assess(late, World.Decided).Results.Where(r => r.Effect == Effect.Refuse).Select(r => r.Rule.Reason));
    }
}
