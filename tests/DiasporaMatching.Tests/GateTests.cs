namespace Pipeline.DiasporaMatching.Tests;

public class GateTests
{
    public static TheoryData<string, string, Func<Need, Need>, Func<Candidate, Candidate>> OneFault => new()
    {
        { "RequestOpen", "notApproved", n => n with { IsApproved = false }, e => e },
        { "RequestOpen", "noSkills", n => n with { Skills = [] }, e => e },
        { "RequestOpen", "past", n => n with { Span = Make.Days("2026-08-01", "2026-09-30") }, e => e with { Windows = [Make.Days("2026-08-01", "2026-09-30")] } },
        { "Consent", "noConsent", n => n, e => e with { MayBeMatched = false } },
        { "Specialty", "otherSpecialty", n => n, e => e with { Specialty = "DENTAL" } },
        { "Mode", "otherMode", n => n, e => e with { IsOnsite = false, IsOnline = true } },
        { "Availability", "tooFewDays", n => n with { MinDays = 31 }, e => e with { MaxDaysPerYear = 31 } },
        { "Skills", "skillMissing", n => n, e => e with { Skills = new Dictionary<string, int> { ["GSURG-1"] = 3, ["GSURG-2"] = 5 } } },
        { "Licence", "noLicence", n => n, e => e with { LicenceValidTo = null } },
        { "Licence", "licenceEnds", n => n, e => e with { LicenceValidTo = new(2027, 2, 7) } },
        { "Licence", "councilClosed", n => n, e => e with { CouncilStatus = "none" } },
        { "Language", "noLanguage", n => n, e => e with { Languages = new Dictionary<string, string> { ["en"] = "B1", ["nl"] = "C2" } } },
        { "DaysLeft", "daysSpent", n => n, e => e with { DaysTaken = new Dictionary<int, int> { [2027] = 41 } } },
        { "NotEngaged", "engaged", n => n, e => e with { Engaged = [Make.Days("2027-02-08", "2027-03-01")] } },
    };

    [Theory]
    [MemberData(nameof(OneFault))]
    public void One_fault_fails_one_gate_and_says_why(string gate, string reason, Func<Need, Need> need, Func<Candidate, Candidate> expert)
    {
        var (asked, offered) = (need(Make.Need()), expert(Make.Expert()));
        var failed = Assert.Single(Make.Matching.WhyNot(asked, offered));
        Assert.Equal((gate, reason), ($"{failed.Gate}", failed.Reason));
        Assert.NotEmpty(failed.Detail);
        Assert.Null(Make.Matching.Score(asked, offered));
    }

    [Fact]
    public void A_licence_to_the_last_day_is_enough() =>
        Assert.Empty(Make.Matching.WhyNot(Make.Need(), Make.Expert() with { LicenceValidTo = new(2027, 2, 8) }));

    [Fact]
    public void The_licence_is_asked_for_until_the_mission_ends_not_the_window()
    {
        var expert = Make.Expert() with { LicenceValidTo = new(2027, 1, 31) };
        var failed = Assert.Single(Make.Matching.WhyNot(Make.Need(), expert));
        Assert.Equal("The licence ends on 2027-01-31; the mission would end on 2027-02-08.", failed.Detail);
        Assert.Empty(Make.Matching.WhyNot(Make.Need() with { MaxDays = 20 }, expert));
    }

    [Fact]
    public void Of_a_need_that_has_begun_only_what_is_left_is_proposed()
    {
        var need = Make.Need() with { Span = Make.Days("2026-09-01", "2026-10-30") };
        var expert = Make.Expert() with { Windows = [Make.Days("2026-08-01", "2026-12-31")], LicenceValidTo = new(2026, 10, 30) };
        Assert.Equal((Make.Days("2026-10-01", "2026-10-30"), 0.5), Make.Matching.Score(need, expert) is { } score ? (score.Mission, score.Parts.Time) : default);
        Assert.Equal(Gate.Availability, Assert.Single(Make.Matching.WhyNot(need with { MinDays = 31 }, expert with { MaxDaysPerYear = 365 })).Gate);
    }

    [Fact]
    public void Teaching_at_a_distance_needs_no_licence()
    {
        var need = Make.Need() with { Type = "online_teaching", IsOnsite = false, IsOnline = true };
        Assert.Empty(Make.Matching.WhyNot(need, Make.Expert() with { IsOnline = true, LicenceValidTo = null, CouncilStatus = "none" }));
    }

    [Fact]
    public void All_failed_gates_are_told()
    {
        var failed = Make.Matching.WhyNot(Make.Need(), Make.Expert() with { MayBeMatched = false, IsOnsite = false, LicenceValidTo = null, Windows = [] });
        Assert.Equal([Gate.Consent, Gate.Mode, Gate.Availability, Gate.Licence], failed.Select(f => f.Gate));
    }

    [Fact]
    public void Of_an_unmatched_request_the_gate_is_named_that_keeps_the_most_away()
    {
        Candidate[] experts =
        [
            Make.Expert("a") with { LicenceValidTo = null }, Make.Expert("b") with { CouncilStatus = "none" }, Make.Expert("c") with { IsOnsite = false, IsOnline = true },
            Make.Expert("d") with { MayBeMatched = false, IsOnsite = false }, Make.Expert("e") with { Specialty = "DENTAL", IsOnsite = false },
        ];
        var result = Assert.Single(Make.Matching.Run([Make.Need()], experts).Needs);
        Assert.Equal((NeedOutcome.NoCandidate, new BindingGate(Gate.Licence, 2)), (result.Outcome, result.Binding));
    }

    [Fact]
    public void Without_experts_no_gate_is_blamed()
    {
        var result = Make.Matching.Run([Make.Need()], []);
        Assert.Equal((NeedOutcome.NoCandidate, null), (result.Needs[0].Outcome, result.Needs[0].Binding));
        Assert.Equal((0.0, null), (result.Value, result.OptimalityGap));
    }

    [Fact]
    public void A_request_without_needs_is_answered_and_harms_no_other()
    {
        var result = Make.Matching.Run([Make.Need("FR0") with { Skills = [] }, Make.Need("FR1")], [Make.Expert()]);
        Assert.Equal([NeedOutcome.NotOpen, NeedOutcome.Proposed], result.Needs.Select(n => n.Outcome));
        Assert.Equal("noSkills", result.Needs[0].WhyNot!.Reason);
    }

    [Fact]
    public void One_key_stands_for_one_expert() =>
        Assert.Throws<ArgumentException>(() => Make.Matching.Run([Make.Need()], [Make.Expert("x"), Make.Expert("x")]));
}
