using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTest.Tracks;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTest.Tests;

public sealed class EacTrackTests
{
    static readonly Application Kenyan = World.Open with { Nationalities = ["KEN"] };

    static Application Working(string occupation) => Kenyan with { Post = Kenyan.Post! with { Occupation = occupation } };

    [Fact]
    public void Every_combination_of_conditions_has_exactly_the_row_of_the_table()
    {
        var table = new TrackTable(World.Set("RW-EAC").Tracks!.Rows);
        for (var facts = 0; facts < 32; facts++)
        {
            bool Is(int bit) => (facts >> bit & 1) == 1;
            var expected = !Is(0) ? "E1" : Is(1) ? "E2" : Is(2) ? "E3" : Is(3) ? "E4" : Is(4) ? "E5" : "E6";
            Assert.Equal(expected, table.RowOf(facts).Row);
        }
    }

    [Theory]
    [InlineData("E4", "no row")]
    [InlineData("E1", "no row")]
    public void A_table_with_a_hole_is_no_table(string without, string says)
    {
        var problem = Assert.Throws<InvalidDataException>(() => new TrackTable([.. World.Set("RW-EAC").Tracks!.Rows.Where(r => r.Row != without)]));
        Assert.Contains(says, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_contradicts_itself_is_no_table()
    {
        var rows = World.Set("RW-EAC").Tracks!.Rows;
        var problem = Assert.Throws<InvalidDataException>(() => new TrackTable([.. rows, rows[3] with { Row = "E4b" }]));
        Assert.Contains("E4 and E4b", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2512", "E4", Outcome.Exempt)]
    [InlineData("7212", "E5", Outcome.Approve)]
    [InlineData("1120", "E6", Outcome.Refer)]
    public void The_occupation_decides_the_row(string occupation, string row, Outcome outcome)
    {
        var assessment = World.Assess(Working(occupation));
        Assert.Equal((row, outcome), (assessment.Standing.Row, assessment.Outcome));
    }

    [Fact]
    public void A_regional_occupation_needs_only_the_public_service_advert()
    {
        var light = Working("7212") with { Adverts = [Kenyan.Adverts![0]], Candidates = null };
        Assert.Equal(Outcome.Approve, World.Assess(light).Outcome);
        Assert.Equal(Outcome.Refuse, World.Assess(light with { Adverts = [] }).Outcome);
    }

    [Theory]
    [InlineData(89, true)]
    [InlineData(90, true)]
    [InlineData(91, false)]
    public void A_special_pass_covers_ninety_days(int days, bool covered)
    {
        var start = new DateOnly(2025, 8, 1);
        var assessment = World.Assess(Kenyan with { Post = Kenyan.Post! with { ContractStart = start, ContractEnd = start.AddDays(days - 1) } });
        Assert.Equal(covered ? "E3" : "E4", assessment.Standing.Row);
        Assert.Equal(covered ? "R" : "H2", assessment.PermitClass);
    }

    [Fact]
    public void A_post_in_the_public_service_is_refused_even_in_a_scheduled_occupation()
    {
        var assessment = World.Assess(Kenyan with { Post = Kenyan.Post! with { PublicService = true } }, World.Inputs with { Lists = World.Lists("2512") });
        Assert.Equal((Outcome.Refuse, "E2"), (assessment.Outcome, assessment.Standing.Row));
        Assert.Contains("PUBLIC_SERVICE", assessment.Reasons());
    }

    [Theory]
    [InlineData("intraGroupAssignment", "INTRA_GROUP", "Q1")]
    [InlineData("specialAgreement", "SPECIAL_AGREEMENT", "H6")]
    [InlineData("governmentService", "GOVERNMENT_SERVICE", "E1")]
    [InlineData("technicalAssistance", "TECHNICAL_ASSISTANCE", "E2")]
    public void What_exempts_a_worker_of_a_third_country_exempts_one_of_a_Partner_State_too(string declared, string reason, string permitClass)
    {
        foreach (var nationality in new[] { "IND", "KEN" })
        {
            var assessment = World.Assess(Working("1120") with { Nationalities = [nationality], Adverts = [], Declarations = new Dictionary<string, bool> { [declared] = true } });
            Assert.Equal((Outcome.Exempt, reason, permitClass), (assessment.Outcome, assessment.Exemption!.Reason, assessment.PermitClass));
        }
    }

    [Fact]
    public void A_missing_fact_that_leaves_the_row_open_is_asked_for()
    {
        var assessment = World.Assess(Kenyan with { Post = Kenyan.Post! with { PublicService = null } });
        Assert.Equal((Outcome.Incomplete, null), (assessment.Outcome, assessment.Standing.Row));
        Assert.Equal("/post/publicService", assessment.Of("TR-010").Finding.InputPath);
    }

    [Fact]
    public void A_missing_fact_that_changes_nothing_is_not_asked_for() =>
        Assert.Equal("E1", World.Assess(World.Open with { Post = World.Open.Post! with { PublicService = null } }).Standing.Row);

    [Fact]
    public void Without_a_nationality_the_application_is_incomplete()
    {
        var assessment = World.Assess(World.Open with { Nationalities = null });
        Assert.Equal(Outcome.Incomplete, assessment.Outcome);
        Assert.Equal("/nationalities", assessment.Of("AM-030").Finding.InputPath);
    }

    [Theory]
    [InlineData("2025-07-23", Verdict.Pass)]
    [InlineData("2025-07-24", Verdict.Fail)]
    public void Late_filing_after_entry_is_noted_and_refuses_nothing(string filed, Verdict verdict)
    {
        var day = DateOnly.ParseExact(filed, "yyyy-MM-dd");
        var assessment = World.Rwanda().Assess(Kenyan with { EntryDate = new(2025, 6, 30), SubmittedAt = day }, new(2025, 8, 1));
        Assert.Equal((verdict, Outcome.Exempt), (assessment.Of("TR-040").Finding.Verdict, assessment.Outcome));
    }

    [Theory]
    [InlineData("NUR", null, null, Outcome.Exempt, 1)]
    [InlineData("NUR", "KEN", false, Outcome.Exempt, 1)]
    [InlineData("VET", "KEN", null, Outcome.Exempt, 0)]
    [InlineData("VET", "TZA", null, Outcome.Exempt, 1)]
    [InlineData("NUR", "KEN", true, Outcome.Exempt, 0)]
    public void A_regulated_profession_needs_recognition_or_a_licence_as_a_condition(string profession, string? home, bool? licence, Outcome outcome, int conditions)
    {
        var assessment = World.Assess(Kenyan with
        {
            Post = Kenyan.Post! with { RegulatedProfession = profession },
            Qualifications = new(LicenceHome: home, HostLicence: licence),
        });
        Assert.Equal((outcome, conditions), (assessment.Outcome, assessment.Conditions.Count(c => c.Reason == "LICENCE_MISSING")));
    }

    [Fact]
    public void Every_row_asks_about_a_regulated_profession_too()
    {
        HashSet<string?> rows = [];
        foreach (var nationality in new[] { "IND", "KEN" })
            foreach (var occupation in new[] { "2512", "7212", "1120" })
                foreach (var end in new[] { new DateOnly(2025, 8, 31), new DateOnly(2027, 8, 31) })
                    foreach (var service in new[] { true, false })
                    {
                        var assessment = World.Assess(World.Open with
                        {
                            Nationalities = [nationality],
                            Post = World.Open.Post! with { Occupation = occupation, ContractEnd = end, PublicService = service, RegulatedProfession = "NUR" },
                            Qualifications = new(HostLicence: false),
                        });
                        rows.Add(assessment.Standing.Row);
                        var licence = assessment.Of("QU-350");
                        Assert.True(licence is { Effect: Effect.ApproveWithCondition, Excused: false, Finding.Verdict: Verdict.Fail });
                    }
        Assert.Equal(["E1", "E2", "E3", "E4", "E5", "E6"], rows.Order());
    }

    [Fact]
    public void An_occupation_the_crosswalk_does_not_know_is_for_an_officer()
    {
        var law = World.Law with { Schedule = new(World.Law.Schedule.Lines, new(new(SourceStatus.Background, "test", false, []))) };
        var assessment = World.Assess(Kenyan, World.Inputs with { Law = law });
        Assert.Equal((Outcome.Refer, ScheduleStanding.NoCrosswalk), (Worst(assessment.Of("TR-020").Effect), assessment.Standing.Schedule));
    }

    [Fact]
    public void A_rwandan_abroad_sees_every_partner_state()
    {
        var view = new OutboundView(World.Law, World.Inputs.Clock, World.Set("RW-EAC"), "RWA").Of(Isco08.Parse("2512"), "NONE", 400, new(2025, 6, 30), new(2025, 6, 30)).ToDictionary(s => s.Host);
        Assert.Equal(7, view.Count);
        Assert.Equal((ScheduleStanding.Open, false, 0m), (view["KEN"].Schedule, view["KEN"].SpecialPass, view["KEN"].Fee!.Lowest));
        Assert.Equal(ScheduleStanding.NoCommitmentOnRecord, view["SSD"].Schedule);
        Assert.Null(view["COD"].Fee);
        Assert.Equal(new DateOnly(2025, 7, 23), view["UGA"].ApplyBy);
        Assert.False(view["BDI"].IsConfirmed);
        var early = new OutboundView(World.Law, World.Inputs.Clock, World.Set("RW-EAC"), "RWA").Of(Isco08.Parse("2512"), "VET", null, null, new(2020, 1, 1)).ToDictionary(s => s.Host);
        Assert.False(early["SOM"].Member);
        Assert.False(early["UGA"].NeedsHostLicence);
        Assert.True(early["TZA"].NeedsHostLicence);
    }

    static Outcome Worst(Effect? effect) => effect == Effect.Refer ? Outcome.Refer : Outcome.Approve;
}
