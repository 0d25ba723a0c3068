using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Assessing;
using static Pipeline.LabourMarketTest.Tests.Boundary;

namespace Pipeline.LabourMarketTest.Tests;

/// <summary>Each other rule just below, at and just above its bound.</summary>
public sealed class BoundaryTests
{
    [Theory]
    [InlineData("2512", 4, true)]
    [InlineData("251", 4, true)]
    [InlineData("2512", 3, false)]
    [InlineData("251", 3, true)]
    [InlineData("2513", 4, false)]
    public void A_list_is_read_down_to_its_level(string listed, int level, bool hit)
    {
        var rule = World.Rule("OccupationOnList", $$"""{"list":"ODL","level":{{level}} }""").Replace("Requirement", "Exemption", StringComparison.Ordinal)
            .Replace("\"test\"", "\"hit\"", StringComparison.Ordinal).Replace("\"onFail\":\"Refuse\"", "\"effect\":\"Exempt\"", StringComparison.Ordinal);
        var set = Rules.RuleSetReader.Read("t", System.Text.Encoding.UTF8.GetBytes(World.Document(rule)));
        Assert.Equal(hit ? Outcome.Exempt : Outcome.Approve, new Assessor(set, null, World.Inputs with { Lists = World.Lists(listed) }).Assess(World.Open, World.Decided).Outcome);
    }

    [Theory]
    [InlineData("2025-06-19", Verdict.Pass)]
    [InlineData("2025-06-20", Verdict.Pass)]
    [InlineData("2025-06-21", Verdict.NotApplicable)]
    public void A_list_counts_by_the_day_of_filing(string from, Verdict verdict)
    {
        var lists = new Law.OccupationLists([
            new("ODL", "old", new(2020, 1, 1), null, System.Collections.Frozen.FrozenSet<string>.Empty),
            new("ODL", "new", DateOnly.ParseExact(from, "yyyy-MM-dd"), null, System.Collections.Frozen.FrozenSet.Create("2512")),
        ]);
        Assert.Equal(verdict, World.Assess(World.Open, World.Inputs with { Lists = lists }).Of("EX-010").Finding.Verdict);
    }

    [Theory]
    [InlineData("2025-07-09", Verdict.Pass)]
    [InlineData("2025-07-10", Verdict.Pass)]
    [InlineData("2025-07-11", Verdict.Unknown)]
    public void A_day_of_filing_after_the_assessment_cannot_be(string filed, Verdict verdict) =>
        Assert.Equal(verdict, Find("Filed", "{}", World.Open with { SubmittedAt = DateOnly.ParseExact(filed, "yyyy-MM-dd") }).Verdict);

    [Theory]
    [InlineData("2025-07-31", Gap.Contradictory)]
    [InlineData("2025-08-01", Gap.None)]
    [InlineData("2025-08-02", Gap.None)]
    public void A_contract_does_not_end_before_it_begins(string end, Gap gap) =>
        Assert.Equal(gap, Find("ContractComplete", "{}", With((Post p) => p with { ContractEnd = DateOnly.ParseExact(end, "yyyy-MM-dd") })).Gap);

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(1, 1, false)]
    [InlineData(1, 2, true)]
    [InlineData(2, 2, false)]
    public void Suitable_locals_stand_against_open_posts(int suitable, int vacancies, bool pass)
    {
        var application = With((Post p) => p with { Vacancies = vacancies }) with
        {
            Candidates = [.. Enumerable.Repeat(new Candidate(true, true, true, true, true, false), suitable), new(true, false, true, true)],
        };
        Assert.Equal(PassIf(pass), Find("CandidatePreference", """{"preference":"AbsoluteIfSuitable"}""", application).Verdict);
    }

    [Fact]
    public void A_hired_local_takes_a_post_and_is_not_counted_again()
    {
        var hired = new Candidate(true, true, true, true, true, true);
        var application = With((Post p) => p with { Vacancies = 2 }) with { Candidates = [hired] };
        Assert.Equal(Verdict.Pass, Find("CandidatePreference", """{"preference":"AbsoluteIfSuitable"}""", application).Verdict);
        Assert.Equal(Gap.Contradictory, Find("CandidatePreference", """{"preference":"AbsoluteIfSuitable"}""", application with { Candidates = [hired, hired, hired] }).Gap);
    }

    [Fact]
    public void A_candidate_with_a_missing_fact_is_neither_suitable_nor_unsuitable()
    {
        var finding = Find("CandidatePreference", """{"preference":"AbsoluteIfSuitable"}""", World.Open with { Candidates = [new(true, true, null, true)] });
        Assert.Equal((Verdict.Unknown, "/candidates/0/meetsExperience"), (finding.Verdict, finding.InputPath));
        Assert.Equal("/candidates/0/rejectedReasonCode",
            Find("CandidatePreference", """{"preference":"MeritBased"}""", World.Open with { Candidates = [new(true, true, true, true)] }).InputPath);
    }

    [Theory]
    [InlineData(10, 100, true)]
    [InlineData(11, 100, true)]
    [InlineData(12, 100, false)]
    [InlineData(2, 2, true)]
    public void Foreign_staff_without_partner_states_stay_within_the_cap(int foreign, int staff, bool pass) => Assert.Equal(PassIf(pass),
        Find("ForeignShareAtMost", """{"max":0.10,"withoutPartnerStates":true,"freePosts":1}""", With((Employer e) => e with { Staff = staff, ForeignStaff = foreign, PartnerStateStaff = 1 })).Verdict);

    [Theory]
    [InlineData("Kigali", Verdict.Pass)]
    [InlineData("North", Verdict.Fail)]
    [InlineData("West", Verdict.Unknown)]
    public void A_region_with_unemployment_at_the_bound_is_not_processed(string region, Verdict verdict) =>
        Assert.Equal(verdict, Find("RegionalUnemploymentBelow", """{"below":0.06}""", With((Post p) => p with { Region = region })).Verdict);

    [Theory]
    [InlineData(3, 0, false)]
    [InlineData(3, 1, true)]
    [InlineData(4, 1, false)]
    [InlineData(4, 2, true)]
    public void More_foreign_posts_need_more_understudies(int posts, int understudies, bool pass) => Assert.Equal(PassIf(pass),
        Find("SkillsTransferPlan", """{"understudiesPerPost":1,"manyPosts":3,"understudiesWhenMany":2}""",
            With((Post p) => p with { ForeignPostsInGroup = posts }) with { SkillsTransfer = new(understudies) }).Verdict);

    [Theory]
    [InlineData(29.9, false)]
    [InlineData(30, true)]
    [InlineData(30.1, true)]
    public void Hours_reach_the_least(double hours, bool pass) =>
        Assert.Equal(PassIf(pass), Find("NumberWithin", """{"fact":"post.weeklyHours","step":"Admissibility","atLeast":30}""", With((Post p) => p with { WeeklyHours = (decimal)hours })).Verdict);

    [Theory]
    [InlineData(6, 9, "70", false)]
    [InlineData(8, 9, "100", true)]
    [InlineData(8, 11, "110", true)]
    public void Points_add_up_to_the_pass_mark(int level, int years, string points, bool pass)
    {
        // 55,000 a month are 660,000 a year: 20 points; the trusted employer 30; levels 7 and 8 30; 5 to 10 years 20, more 30.
        var finding = SouthAfrican(new(level, years), false);
        Assert.Equal((PassIf(pass), points), (finding.Verdict, finding.Observed.ToString()));
    }

    [Fact]
    public void A_missing_fact_matters_to_points_only_while_it_could_change_the_answer()
    {
        Assert.Equal(Verdict.Unknown, SouthAfrican(new(8), false).Verdict);
        Assert.Equal("/qualifications/experienceYears", SouthAfrican(new(8), false).InputPath);
        Assert.Equal(Verdict.Pass, SouthAfrican(new(9), false).Verdict);
    }

    static Finding SouthAfrican(Qualifications qualifications, bool language) => new Assessor(World.Set("ZA"), null, World.Inputs).Assess(
        With((Post p) => p with { MonthlyPay = 55_000, Currency = "ZAR" }) with
        {
            Qualifications = qualifications,
            Declarations = new Dictionary<string, bool> { ["trustedEmployer"] = true, ["officialLanguage"] = language, ["jobOffer"] = true },
        }, World.Decided).Of("PT-510").Finding;
}
