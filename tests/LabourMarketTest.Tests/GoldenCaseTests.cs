using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Law;

namespace Pipeline.LabourMarketTest.Tests;

/// <summary>The worked cases that the rule sets were written from.</summary>
public sealed class GoldenCaseTests
{
    static readonly Application Golden = World.Golden;

    [Fact]
    public void Twenty_eight_days_a_fallback_wage_and_no_understudy_are_approved_with_a_condition()
    {
        var assessment = World.Assess(Golden);
        Assert.Equal(Outcome.ApproveWithConditions, assessment.Outcome);
        Assert.Equal((Verdict.Pass, "28"), (assessment.Of("AD-110").Finding.Verdict, assessment.Of("AD-110").Finding.Observed.ToString()));
        var wage = assessment.Of("WG-210").Finding;
        Assert.Equal((Verdict.Pass, "900000", "850000", 3), (wage.Verdict, wage.Observed.ToString(), wage.Threshold.ToString(), wage.Level));
        Assert.Equal(["UNDERSTUDY_MISSING"], assessment.Reasons());
        Assert.Equal(("H2", 24), (assessment.PermitClass, assessment.ValidityMonths));
    }

    [Fact]
    public void Twenty_seven_days_are_refused()
    {
        var assessment = World.Assess(Golden with { Adverts = [World.Pes(new(2025, 5, 1), new(2025, 5, 27)), Golden.Adverts![1]] });
        Assert.Equal(Outcome.Refuse, assessment.Outcome);
        Assert.Equal(["ADVERT_TOO_SHORT", "UNDERSTUDY_MISSING"], assessment.Reasons());
    }

    [Fact]
    public void A_listed_occupation_is_exempt_and_keeps_its_condition()
    {
        var assessment = World.Assess(Golden with { Adverts = [] }, World.Inputs with { Lists = World.Lists("2512") });
        Assert.Equal(Outcome.Exempt, assessment.Outcome);
        Assert.Equal("ODL_LISTED", assessment.Exemption!.Reason);
        Assert.True(assessment.Of("AD-110") is { Excused: true, Effect: Effect.Refuse });
        Assert.Equal(["ST-410"], assessment.Conditions.Select(r => r.Id));
        Assert.Equal(("H1", 36), (assessment.PermitClass, assessment.ValidityMonths));
    }

    [Fact]
    public void A_kenyan_in_a_scheduled_occupation_is_exempt()
    {
        var assessment = World.Assess(Golden with { Nationalities = ["KEN"] });
        Assert.Equal((Outcome.Exempt, "EAC_SCHEDULED", "E4", Track.Eac),
            (assessment.Outcome, assessment.Exemption!.Reason, assessment.Standing.Row, assessment.Standing.Track));
    }

    [Theory]
    [InlineData("2024-03-03", Track.General)]
    [InlineData("2024-03-04", Track.Eac)]
    public void Somalia_is_a_partner_state_from_its_first_day_by_the_day_of_filing(string filed, Track track) =>
        Assert.Equal(track, World.Assess(Golden with { Nationalities = ["SOM"], SubmittedAt = DateOnly.ParseExact(filed, "yyyy-MM-dd") }).Standing.Track);

    [Theory]
    [InlineData("Consecutive", Verdict.Fail, "14")]
    [InlineData("Cumulative", Verdict.Pass, "28")]
    public void An_interrupted_advert_counts_by_continuity(string continuity, Verdict expected, string observed)
    {
        var assessor = World.Only("AdvertDuration", $$"""{"channel":"PublicEmploymentService","minDays":28,"continuity":"{{continuity}}","window":{"days":90} }""");
        var split = Golden with { Adverts = [World.Pes(new(2025, 5, 1), new(2025, 5, 14)), World.Pes(new(2025, 5, 20), new(2025, 6, 2))] };
        var finding = assessor.Assess(split, World.Decided).Results[0].Finding;
        Assert.Equal((expected, observed), (finding.Verdict, finding.Observed.ToString()));
    }

    [Fact]
    public void The_fifteenth_working_day_after_entry_counts_round_holidays()
    {
        var clock = new WorkingDayClock(World.Calendar);
        Assert.Equal(new DateOnly(2025, 7, 23), clock.Deadline(new(2025, 6, 30), 15));
        Assert.Equal(15, clock.Between(new(2025, 6, 30), new(2025, 7, 23)));
        var bare = new WorkingDayClock(new(new(2025, 1, 1), new(2025, 12, 31), "", new Dictionary<DateOnly, string>()));
        Assert.Equal(new DateOnly(2025, 7, 21), bare.Deadline(new(2025, 6, 30), 15));
        Assert.NotEqual(clock.Version, bare.Version);
    }

    [Fact]
    public void The_holidays_that_come_with_the_protocols_give_the_same_clock()
    {
        var catalog = Protocols.ProtocolCatalog.Load(Testing.Repository.PathOf("protocols"), new(2025, 7, 1));
        Assert.Equal(new DateOnly(2025, 7, 23), new WorkingDayClock(catalog.Holidays).Deadline(new(2025, 6, 30), 15));
        var units = catalog.Codelists.First(l => l.Name == "isco08").Items.Keys.Where(c => c.Length == 4).Order(StringComparer.Ordinal).ToList();
        Assert.All(units, c => Assert.NotNull(World.Law.Crosswalk.To88(Pipeline.Reference.Isco08.Parse(c))));
        Assert.Equal(units.Count, World.Law.Crosswalk.Count);
    }

    [Fact]
    public void A_clock_does_not_answer_for_days_its_calendar_does_not_cover()
    {
        var clock = new WorkingDayClock(World.Calendar);
        Assert.Null(clock.Deadline(new(2025, 12, 20), 15));
        Assert.Null(clock.Between(new(2024, 12, 20), new(2025, 1, 10)));
    }

    [Fact]
    public void Of_two_nationalities_the_better_track_wins_in_either_order()
    {
        foreach (string[] both in new string[][] { ["IND", "KEN"], ["KEN", "IND"] })
        {
            var assessment = World.Assess(Golden with { Nationalities = both });
            Assert.Equal((Outcome.Exempt, "KEN"), (assessment.Outcome, assessment.Standing.Nationality));
        }
    }

    [Fact]
    public void A_national_of_the_host_is_no_case_for_a_permit() =>
        Assert.Equal(Outcome.Inadmissible, World.Assess(Golden with { Nationalities = ["RWA", "IND"] }).Outcome);
}
