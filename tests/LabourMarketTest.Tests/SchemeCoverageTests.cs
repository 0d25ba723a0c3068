using Pipeline.LabourMarketTest.Rules;

namespace Pipeline.LabourMarketTest.Tests;

/// <summary>The comparison of ten countries line by line: what a scheme asks is a rule, a part of its procedure, or named in its file as not covered.</summary>
public sealed class SchemeCoverageTests
{
    const string Rule = "rule ", Procedure = "procedure ", Not = "not covered: ";

    public static TheoryData<string, string, string> Comparison => new()
    {
        { "CA", "Job Bank for four consecutive weeks within three months", "rule AD-110" }, { "CA", "written rationale for another", "not covered: rationale instead of Job Bank" },
        { "CA", "two further methods", "rule AD-120" }, { "CA", "high wage: one national in scope", "rule AD-130" }, { "CA", "low wage: different groups", "not covered: under-represented groups" },
        { "CA", "low wage: one activity until the decision", "rule AD-140" }, { "CA", "Job Match", "rule AD-150" }, { "CA", "prevailing wage", "rule WG-210" },
        { "CA", "stream split since 2024-11-08", "rule WG-220" }, { "CA", "stream split before", "not covered: before 2024-11-08" }, { "CA", "variations", "not covered: academics and pilots" },
        { "CA", "trade agreements", "rule EX-010" }, { "CA", "intra-company", "rule EX-020" }, { "CA", "significant benefit", "rule EX-030" }, { "CA", "refusal to process", "rule GA-010" },
        { "CA", "cap of 10 %", "rule RA-310" }, { "CA", "20 % for some sectors", "not covered: cap of 20 %" }, { "CA", "30 hours", "rule WG-230" }, { "CA", "fee", "procedure fee" },
        { "CA", "not recoverable", "not covered: recovered from the worker" }, { "CA", "records", "procedure records" }, { "CA", "withdrawn", "not covered: withdrawn" }, { "CA", "six months", "procedure validity" },
        { "IE", "28 consecutive days within 90", "rule AD-110" }, { "IE", "online platforms", "rule AD-120" }, { "IE", "minimum remuneration", "rule WG-210" }, { "IE", "EUR 30,000", "not covered: 30,000" },
        { "IE", "critical skills", "rule EX-010" }, { "IE", "EUR 64,000", "rule EX-020" }, { "IE", "agencies", "rule EX-030" }, { "IE", "carer", "rule EX-040" }, { "IE", "redundancy", "rule EX-050" },
        { "IE", "50:50", "rule RA-310" }, { "IE", "sector quotas", "not covered: Quotas by sector" }, { "IE", "advert fields", "rule AD-130" }, { "IE", "permits with a test", "not covered: Permit types" },
        { "UK", "28 days, with breaks", "rule AD-110" }, { "UK", "one other", "rule AD-120" }, { "UK", "going rate", "not covered: going rates" }, { "UK", "shortage list", "rule EX-010" },
        { "UK", "GBP 159,600", "rule EX-020" }, { "UK", "extension", "rule EX-030" }, { "UK", "graduate switch", "rule EX-040" }, { "UK", "20,700 certificates", "not covered: 20,700" },
        { "UK", "preference, except doctoral occupations", "rule CA-140" },
        { "AU", "two adverts of 28 days within four months", "rule AD-110" }, { "AU", "national channels", "rule AD-120" }, { "AU", "three adverts from 2020-10-01", "not covered: 2020-10-01" },
        { "AU", "after redundancies", "rule AD-130" }, { "AU", "six months", "not covered: six months" }, { "AU", "market rate", "rule WG-210" }, { "AU", "salary in the advert", "not covered: AUD 96,400" },
        { "AU", "trade obligations", "rule EX-010" }, { "AU", "intra-corporate", "rule EX-020" }, { "AU", "AUD 250,000", "rule EX-030" }, { "AU", "medical occupations", "rule EX-040" },
        { "AU", "sport, academia, cuisine", "not covered: Sport, academia and cuisine" }, { "AU", "levy", "not covered: levy" }, { "AU", "late evidence", "not covered: Late evidence" },
        { "AT", "replacement-worker procedure", "rule AD-110" }, { "AT", "shortage regulation", "rule LI-010" }, { "AT", "collective agreement", "rule WG-210" }, { "AT", "55 points", "rule PT-510" },
        { "AT", "half-years", "not covered: half-years" }, { "AT", "24 months", "procedure validity" }, { "AT", "2014", "not covered: 2014" },
        { "DE", "priority check", "rule CA-140" }, { "DE", "not less favourable", "rule WG-210" }, { "DE", "45 and older", "not covered: 45 and older" }, { "DE", "statute or treaty", "rule EX-020" },
        { "DE", "two weeks", "procedure clock" }, { "DE", "deemed consent", "procedure silence" }, { "DE", "pre-check", "not covered: pre-check" },
        { "ZA", "job offer", "rule AM-080" }, { "ZA", "critical skills", "rule EX-010" }, { "ZA", "points", "rule PT-510" }, { "ZA", "pending cases", "not covered: Transitional clause" },
        { "KE", "no Kenyan", "rule CA-140" }, { "KE", "35 years", "rule WG-220" }, { "KE", "USD 2,000", "rule WG-210" }, { "KE", "class R", "rule EX-010" }, { "KE", "class R before", "not covered: 2024-12" },
        { "KE", "understudy", "rule ST-410" }, { "KE", "two years", "procedure validity" }, { "KE", "class D", "procedure class" },
        { "UG", "local skills", "rule CA-140" }, { "UG", "class G", "procedure class" }, { "UG", "fee", "procedure fee" }, { "UG", "waiver", "not covered: waived" },
        { "TZ", "justification", "rule CA-140" }, { "TZ", "two authorities", "not covered: Two authorities" }, { "TZ", "minister's certificate", "rule EX-010" }, { "TZ", "quota and ratio", "rule RA-310" },
        { "TZ", "classes A to E", "not covered: Classes A to E" }, { "TZ", "two years", "procedure validity" }, { "TZ", "five years in all", "procedure total" }, { "TZ", "succession and training", "rule ST-410" },
        { "TZ", "returns", "not covered: Half-yearly returns" }, { "TZ", "fee", "procedure fee" },
    };

    [Theory]
    [MemberData(nameof(Comparison))]
    public void What_a_scheme_asks_is_covered_or_named_as_not_covered(string id, string what, string where)
    {
        var set = World.Set(id);
        Assert.True(where.StartsWith(Not, StringComparison.Ordinal) ? set.NotCovered.Count(n => n.Contains(where[Not.Length..], StringComparison.Ordinal)) == 1
            : where.StartsWith(Rule, StringComparison.Ordinal) ? set.Rules.Count(r => r.Id == where[Rule.Length..]) == 1
            : Has(set.Procedure, where[Procedure.Length..]), $"{id}, {what}: {where}");
    }

    [Fact]
    public void No_scheme_has_a_rule_that_the_comparison_does_not_ask_for()
    {
        var asked = Comparison.Select(row => ((string Id, string Where))((string)row[0], (string)row[2])).ToHashSet();
        // What every procedure has, and an advert's content in Australia, which no line of the comparison gives.
        string[] common = ["AM-010"];
        foreach (var set in World.RuleSets.Where(s => s.Host != "RWA"))
            Assert.Equal(set.RuleSetId == "AU" ? ["AD-140"] : [], set.Rules.Select(r => r.Id).Except(common).Where(r => !asked.Contains((set.RuleSetId, $"{Rule}{r}"))));
    }

    static bool Has(Procedure of, string part) => part switch
    {
        "fee" => of.Fee is not null,
        "records" => of.RecordRetentionYears is not null,
        "validity" => of.ValidityMonths is not null,
        "total" => of.MaxTotalMonths is not null,
        "clock" => of.DecisionClockDays is not null,
        "silence" => of.Silence is not null,
        "class" => of.PermitClass is not null,
        _ => throw new ArgumentException($"A procedure has no {part}.", nameof(part)),
    };
}
