using Pipeline.DiasporaMatching;

namespace Pipeline.Diaspora.Tests;

public class ProgrammeTests
{
    internal static readonly DateOnly Day = new(2026, 11, 1);

    internal static Expert Someone(string key = "k1") => new(key, new(
        "DEU", "Berlin", "F", 1980, "2212", "GSURG", [], new Dictionary<string, int> { ["GSURG-1"] = 4 }, 12, new("Ärztekammer", "DEU", "active", new(2029, 5, 4)), "full", new(2029, 1, 1),
        new Dictionary<string, string> { ["en"] = "C1" }, true, false, [new(new(2027, 1, 1), new(2027, 3, 1))], 90, [], "self", new(2026, 1, 1), new(2026, 6, 1)),
        [new(ConsentPurpose.Matching, "v2", new(2026, 1, 1), null), new(ConsentPurpose.Statistics, "v2", new(2026, 1, 1), null)]);

    internal static readonly Need Asked = new(
        "FR1", "KAB", "27", "GSURG", [new("GSURG-1", 3, 1, true)], "surgery_camp", true, false, new DaySpan(new(2027, 1, 1), new(2027, 2, 1)), 10, 30, ["en"], 2, new DateOnly(2026, 10, 1), true);

    [Theory]
    [InlineData("2025-12-31", false, false)]
    [InlineData("2026-01-01", true, false)]
    [InlineData("2027-11-01", true, false)]
    [InlineData("2027-11-02", true, true)]
    [InlineData("2027-12-31", true, true)]
    [InlineData("2028-01-01", false, false)]
    public void Consent_holds_for_24_months_and_notice_is_given_60_days_before(string day, bool isValid, bool needsRenewal)
    {
        var consent = new Consent(ConsentPurpose.Matching, "v2", new(2026, 1, 1), null);
        Assert.Equal((isValid, needsRenewal), (consent.IsValidOn(DateOnly.Parse(day)), consent.NeedsRenewalOn(DateOnly.Parse(day))));
    }

    [Fact]
    public void Consent_withdrawn_does_not_hold_from_that_day_on()
    {
        var consent = new Consent(ConsentPurpose.Matching, "v2", new(2026, 1, 1), new DateOnly(2026, 11, 1));
        Assert.True(consent.IsValidOn(new(2026, 10, 31)));
        Assert.False(consent.IsValidOn(new(2026, 11, 1)));
    }

    [Fact]
    public void One_person_from_two_embassies_is_matched_once_the_newest_and_told_of()
    {
        var older = Someone("a");
        var newer = Someone("b") with { Profile = older.Profile with { UpdatedOn = new(2026, 9, 1), ResidenceCountry = "BEL" } };
        var (experts, twice) = ExpertRegistry.Once([older, newer, Someone("c") with { Profile = older.Profile with { BirthYear = 1981 } }]);
        Assert.Equal(["b", "c"], experts.Select(e => e.Key));
        Assert.Equal(["b", "a"], Assert.Single(twice));
    }

    [Fact]
    public void A_mission_ahead_takes_days_of_its_year_and_keeps_its_own_days_free()
    {
        var mission = new Mission("M1", "FR9", "k1", "KAB", "onsite", MissionStatus.Accepted, new(2026, 10, 1), new(2026, 10, 5), new(2027, 1, 20), new(2027, 2, 10), 22);
        var candidate = Someone().ToCandidate(Day, [mission]);
        Assert.Equal(22, candidate.DaysTaken[2027]);
        Assert.Equal(Gate.NotEngaged, Assert.Single(new Matching(MatchingRules.ReadDefault(), Day).WhyNot(Asked, candidate)).Gate);
    }

    [Fact]
    public void A_registration_with_the_council_that_has_ended_is_none() =>
        Assert.Equal("none", (Someone() with { Profile = Someone().Profile with { CouncilValidTo = new(2026, 10, 31) } }).ToCandidate(Day, []).CouncilStatus);

    [Fact]
    public void What_runs_out_within_60_days_is_to_be_renewed_and_what_was_withdrawn_is_not()
    {
        var profile = Someone().Profile with { Licence = new("A", "DEU", "active", new(2026, 12, 31)), CouncilValidTo = new(2027, 1, 1), UpdatedOn = new(2024, 11, 15) };
        Consent[] consents = [new(ConsentPurpose.Matching, "v2", new(2024, 12, 1), null), new(ConsentPurpose.Embassy, "v2", new(2024, 12, 1), new DateOnly(2025, 1, 1)), new(ConsentPurpose.Statistics, "v2", new(2026, 6, 1), null)];
        var due = Renewal.Of(profile, consents, Day);
        Assert.Equal(["Profile  2026-11-15", "Consent Matching 2026-12-01", "Licence  2026-12-31"], due.Select(r => $"{r.What} {r.Purpose} {r.EndsOn:yyyy-MM-dd}"));
        var notice = RenewalWatch.NoticeOf(due, Day, default);
        Assert.Equal(("RenewalDue", "minaffet", "2026-11", new DateOnly(2026, 11, 15)), (notice.Kind, notice.Agency, notice.Period, notice.DueOn));
        Assert.Contains("consents, licences, profiles", notice.Text, StringComparison.Ordinal);
    }
}
