using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Assessing;

namespace Pipeline.LabourMarketTest.Tests;

/// <summary>Each rule just below, at and just above its bound.</summary>
public sealed class BoundaryTests
{
    const string Duration = """{"channel":"PublicEmploymentService","minDays":28,"continuity":"Consecutive","window":{"days":90}}""";

    static Finding Find(string test, string parameters, Application application, Inputs? inputs = null, string kind = "Requirement", string fail = "Refuse") =>
        World.Only(test, parameters, inputs, kind, fail).Assess(application, World.Decided).Results[0].Finding;

    static Application With(params Advert[] adverts) => World.Open with { Adverts = adverts };

    static Application With(Func<Post, Post> change) => World.Open with { Post = change(World.Open.Post!) };

    static Application With(Func<Employer, Employer> change) => World.Open with { Employer = change(World.Open.Employer!) };

    static Verdict PassIf(bool pass) => pass ? Verdict.Pass : Verdict.Fail;

    [Theory]
    [InlineData(27, false)]
    [InlineData(28, true)]
    [InlineData(29, true)]
    public void Days_of_an_advert_that_ends_on_the_day_of_filing(int days, bool pass)
    {
        var finding = Find("AdvertDuration", Duration, With(World.Pes(World.Filed.AddDays(1 - days), World.Filed)));
        Assert.Equal((PassIf(pass), $"{days}"), (finding.Verdict, finding.Observed.ToString()));
    }

    [Theory]
    [InlineData(27, false)]
    [InlineData(28, true)]
    [InlineData(29, true)]
    public void Days_over_29_february_of_a_leap_year(int days, bool pass)
    {
        var start = new DateOnly(2024, 2, 10);
        var application = With(World.Pes(start, start.AddDays(days - 1))) with { SubmittedAt = new(2024, 3, 15) };
        Assert.Equal(PassIf(pass), Find("AdvertDuration", Duration, application).Verdict);
    }

    [Theory]
    [InlineData(89, true)]
    [InlineData(90, true)]
    [InlineData(91, false)]
    public void Days_older_than_the_window_do_not_count(int age, bool pass)
    {
        var start = World.Filed.AddDays(-age);
        Assert.Equal(PassIf(pass), Find("AdvertDuration", Duration, With(World.Pes(start, start.AddDays(27)))).Verdict);
    }

    [Fact]
    public void Overlapping_and_adjoining_adverts_are_one_and_days_after_filing_do_not_count()
    {
        var finding = Find("AdvertDuration", Duration,
            With(World.Pes(new(2025, 6, 10), new(2025, 8, 1)), World.Pes(new(2025, 5, 24), new(2025, 6, 1)), World.Pes(new(2025, 5, 28), new(2025, 6, 9))));
        Assert.Equal((Verdict.Pass, "28"), (finding.Verdict, finding.Observed.ToString()));
    }

    [Fact]
    public void An_ongoing_advert_counts_to_the_day_of_filing()
    {
        Assert.Equal(Verdict.Pass, Find("AdvertDuration", Duration, With(World.Pes(new(2025, 5, 1), null) with { Ongoing = true })).Verdict);
        var unsaid = Find("AdvertDuration", Duration, With(World.Pes(new(2025, 5, 1), null)));
        Assert.Equal((Verdict.Unknown, "/adverts/0/to", Gap.Missing), (unsaid.Verdict, unsaid.InputPath, unsaid.Gap));
    }

    [Fact]
    public void An_advert_that_ends_before_it_begins_is_a_contradiction()
    {
        var finding = Find("AdvertDuration", Duration, With(World.Pes(new(2025, 5, 10), new(2025, 5, 1))));
        Assert.Equal((Gap.Contradictory, "/adverts/0/to"), (finding.Gap, finding.InputPath));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public void Several_channels_each_need_their_days(int channels, bool pass)
    {
        Advert[] adverts = [.. Enumerable.Range(0, channels).Select(i => new Advert($"C{i}", new(2025, 5, 1), new(2025, 5, 28))), new("D", new(2025, 5, 1), new(2025, 5, 2))];
        const string Two = """{"notChannels":["JobBank"],"channelsNeeded":2,"minDays":28,"continuity":"Consecutive","window":{"months":3}}""";
        Assert.Equal(PassIf(pass), Find("AdvertDuration", Two, With(adverts)).Verdict);
        Assert.Equal(PassIf(pass), Find("AdvertChannels", """{"minCount":3,"window":{"months":3}}""", With(adverts)).Verdict);
    }

    [Theory]
    [InlineData("2025-07-09", false)]
    [InlineData("2025-07-10", true)]
    [InlineData("2025-07-11", true)]
    public void An_advert_runs_until_the_decision(string to, bool pass) =>
        Assert.Equal(PassIf(pass), Find("AdvertOngoing", """{"minCount":1}""", With(World.Pes(new(2025, 5, 1), DateOnly.ParseExact(to, "yyyy-MM-dd")))).Verdict);

    [Theory]
    [InlineData("2025-04-30", true)]
    [InlineData("2025-05-01", false)]
    [InlineData("2025-05-02", false)]
    public void An_advert_begins_after_the_redundancy(string last, bool pass) => Assert.Equal(PassIf(pass),
        Find("AdvertAfterRedundancy", "{}", With((Employer e) => e with { Redundancies = true, LastRedundancy = DateOnly.ParseExact(last, "yyyy-MM-dd") })).Verdict);

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Matched_candidates_are_all_invited(int invited, bool pass) => Assert.Equal(PassIf(pass), Find("MatchesInvited", """{"channel":"PublicEmploymentService"}""",
        With(World.Pes(new(2025, 5, 1), new(2025, 5, 28)) with { MatchesOffered = 5, MatchesInvited = invited })).Verdict);

    [Fact]
    public void An_advert_says_what_it_must()
    {
        const string Fields = """{"fields":["pay","hours"]}""";
        Assert.Equal(Verdict.Pass, Find("AdvertFields", Fields, World.Open).Verdict);
        var finding = Find("AdvertFields", Fields, With(World.Pes(new(2025, 5, 1), new(2025, 5, 28)) with { Fields = ["pay"] }));
        Assert.Equal((Verdict.Fail, "hours"), (finding.Verdict, finding.Threshold.ToString()));
    }

    [Theory]
    [InlineData(849_999, false)]
    [InlineData(850_000, true)]
    [InlineData(850_001, true)]
    public void Pay_reaches_the_floor(int pay, bool pass) => Assert.Equal(PassIf(pass),
        Find("PayAtLeast", """{"of":"OccupationMedian","step":"Wage","fallbackLevels":[4,3,2,1],"minObs":30}""", With((Post p) => p with { MonthlyPay = pay })).Verdict);

    [Theory]
    [InlineData(1_249_999, false)]
    [InlineData(1_250_000, true)]
    [InlineData(1_250_001, true)]
    public void Pay_reaches_a_multiple_of_the_national_median(int pay, bool pass) => Assert.Equal(PassIf(pass),
        Find("PayAtLeast", """{"of":"NationalMedian","step":"Wage","multiplier":5}""", With((Post p) => p with { MonthlyPay = pay })).Verdict);

    [Theory]
    [InlineData("Kigali", 359_999, Verdict.Fail)]
    [InlineData("Kigali", 360_000, Verdict.Pass)]
    [InlineData("Kigali", 360_001, Verdict.Pass)]
    [InlineData("West", 360_001, Verdict.Unknown)]
    public void Pay_reaches_a_multiple_of_the_region_s_median(string region, int pay, Verdict verdict) => Assert.Equal(verdict,
        Find("PayAtLeast", """{"of":"RegionMedian","step":"Wage","multiplier":1.2}""", With((Post p) => p with { MonthlyPay = pay, Region = region })).Verdict);

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
    [InlineData("2512", 3, "850000")]
    [InlineData("2221", 1, "500000")]
    public void The_floor_falls_back_until_there_are_enough_observations(string occupation, int level, string floor)
    {
        var finding = Find("PayAtLeast", """{"of":"OccupationMedian","step":"Wage","fallbackLevels":[4,3,2,1],"minObs":30}""", With((Post p) => p with { Occupation = occupation }));
        Assert.Equal((level, floor), (finding.Level, finding.Threshold.ToString()));
    }

    [Theory]
    [InlineData(40, 3)]
    [InlineData(41, 3)]
    [InlineData(42, 2)]
    public void A_cell_needs_its_least_observations(int minObs, int level) => Assert.Equal(level,
        Find("PayAtLeast", $$"""{"of":"OccupationMedian","step":"Wage","fallbackLevels":[4,3,2,1],"minObs":{{minObs}} }""", World.Open).Level);

    [Theory]
    [InlineData("SubmittedAt", "100")]
    [InlineData("DecidedAt", "200")]
    public void The_day_whose_law_counts_is_the_rule_set_s_to_say(string caseDate, string floor)
    {
        var json = World.Document(World.Rule("PayAtLeast", """
            {"of":"Amount","step":"Wage","currency":"RWF","amounts":[{"prefix":"","amount":100,"period":"Month","from":"2020-01-01","to":"2025-06-30"},
             {"prefix":"","amount":200,"period":"Month","from":"2025-07-01"}]}
            """)).Replace("\"caseDateField\":\"SubmittedAt\"", $"\"caseDateField\":\"{caseDate}\"", StringComparison.Ordinal);
        var assessor = new Assessor(Rules.RuleSetReader.Read("t", System.Text.Encoding.UTF8.GetBytes(json)), null, World.Inputs);
        Assert.Equal(floor, assessor.Assess(World.Open, World.Decided).Results[0].Finding.Threshold.ToString());
    }

    [Fact]
    public void Without_a_cell_there_is_no_floor_and_no_guess()
    {
        const string Median = """{"of":"OccupationMedian","step":"Wage","fallbackLevels":[4,3,2,1],"minObs":30}""";
        Assert.Equal(Gap.NoReference, Find("PayAtLeast", Median, With((Post p) => p with { Occupation = "9112" })).Gap);
        Assert.Equal(Gap.NoReference, Find("PayAtLeast", Median, World.Open, World.Inputs with { Wages = null }).Gap);
        Assert.Equal("/post/currency", Find("PayAtLeast", Median, With((Post p) => p with { Currency = "USD" })).InputPath);
    }

    [Theory]
    [InlineData("2512", 2833, false)]
    [InlineData("2512", 2834, true)]
    [InlineData("5321", 2249, false)]
    [InlineData("5321", 2250, true)]
    public void A_dated_amount_for_a_prefix_goes_before_the_general_one(string occupation, int pay, bool pass) => Assert.Equal(PassIf(pass),
        Find("PayAtLeast", """
            {"of":"Amount","step":"Wage","currency":"EUR","amounts":[{"prefix":"","amount":34000,"period":"Year","from":"2024-01-17"},
             {"prefix":"532","amount":27000,"period":"Year","from":"2024-01-17"},{"prefix":"5321","amount":1,"period":"Year","from":"2030-01-01"}]}
            """, With((Post p) => p with { Occupation = occupation, MonthlyPay = pay, Currency = "EUR" })).Verdict);

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
