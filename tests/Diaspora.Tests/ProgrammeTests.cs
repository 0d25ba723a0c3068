using System.Text.Json;
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
    public void From_40_to_70_is_a_gain_of_one_half() => Assert.Equal(0.50, ProgrammeIndicators.Gain(40, 70), 12);

    [Fact]
    public void The_learning_gain_is_a_mean_of_five_or_more_who_agreed_and_were_below_100()
    {
        Beneficiary Of(double? pre, double? post, bool consent = true) => new("b", "m", "nurse", "F", "KAB", 10, pre, post, null, null, consent);
        Beneficiary[] four = [Of(40, 70), Of(50, 75), Of(0, 50), Of(60, 80)];
        Beneficiary[] uncounted = [Of(100, 100), Of(null, 90), Of(20, null), Of(0, 100, consent: false)];
        Assert.Equal((null, "fewerThanFive"), (ProgrammeIndicators.LearningGain([.. four, .. uncounted]).Value, ProgrammeIndicators.LearningGain([.. four, .. uncounted]).Reason));
        Assert.Equal(0.5, ProgrammeIndicators.LearningGain([.. four, Of(80, 90), .. uncounted]).Value!.Value, 12);
    }

    static ProgrammeFacts Facts(params Mission[] missions) => new(
        new(2026, 10, 1), new(2026, 12, 31), [Someone()], (1, 0), [], missions, [], [], [], [], new(1, 2, 0, 0), null, "test");

    [Fact]
    public void There_are_21_indicators_each_planned_and_computed_and_thin_data_gives_no_figure()
    {
        var (plan, measured) = (IndicatorPlan.ReadDefault(), ProgrammeIndicators.Of(Facts()));
        Assert.Equal(21, plan.Indicators.Count);
        Assert.Equal(plan.Indicators.Select(i => i.Code).Order(), measured.Keys.Order());
        foreach (var code in (string[])["O3", "O4", "O5", "O7", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "I1", "E1", "P1"])
            Assert.True(measured[code] is { Value: null, Reason: not null }, code);
    }

    [Fact]
    public void Every_indicator_has_a_figure_once_five_persons_or_more_are_behind_it()
    {
        var experts = Enumerable.Range(0, 12).Select(i => Someone($"k{i}")).ToList();
        Mission[] done = [.. from i in Enumerable.Range(0, 6)
                             select new Mission($"M{i}", $"FR{i}", $"k{i}", i < 3 ? "KAB" : "BUT", "onsite", MissionStatus.Completed, new(2026, 1, 2), new(2026, 1, 9), new(2026, 1, 20), new(2026, 2, 10), 20,
                                 new(2026, 1, 20), new(2026, 2, 10), 18, Cost: new(900, 100, 50, "EUR"), HostRating: 4, StayedAfter: i == 0 ? "extended" : "no", HoursOnsite: 30, HoursOnline: 10)];
        ProgrammeFacts Of(params Mission[] missions) => Facts(missions) with
        {
            Experts = experts,
            Agreed = (12, 1),
            Requests = [.. from i in Enumerable.Range(0, 6)
                           select new FacilityRequest($"FR{i}", "KAB", "teaching", "surgery", "GSURG", [], "training", "onsite", new(2026, 1, 10), new(2026, 3, 1), 10, 20, ["en"], 2, null, "T", new(2026, 1, 1), new(2026, 1, 1), RequestStatus.Filled)],
            // One after eight months: the expert is linked still.
            Activities = [new("a", "M1", new(2026, 10, 12), "protocol", "Checklist", 4, 6, "P", false, true), new("b", "M2", new(2026, 1, 22), "tele_mentoring", "Cases", 2, 6, null, true)],
            Beneficiaries = [.. Enumerable.Range(0, 6).Select(i => new Beneficiary($"b{i}", "M1", "nurse", "F", "KAB", 12, 40, 70, new(i > 0, 68), null, true))],
            Measures = [.. from m in new[] { ("KAB", "2026-Q3", 20.0), ("KAB", "2026-Q4", 14.0), ("NYA", "2026-Q3", 22.0), ("NYA", "2026-Q4", 20.0) }
                           select new ServiceMeasure(m.Item1, "teaching", "NMR", m.Item2, m.Item3, 1000)],
            Opportunities = [new("o", "job", new("Surgeon", "Chirurgien"), null, "2212", "27", "MOH", new(2026, 10, 1), new(2026, 12, 1), "https://jobs.example/1") { Views = 40, Interests = 2 }],
            Result = new Matching(MatchingRules.ReadDefault(), Day).Run([Asked], experts.Select(e => e.ToCandidate(Day, [])), default),
        };
        var pack = IndicatorPack.Of("2026-Q4", Of(done), IndicatorPlan.ReadDefault(), new CountProtection(new byte[32]));
        Assert.Empty(pack.Rows.Where(r => r.Value is null).Select(r => $"{r.Code} {r.Reason}"));
        // Of four persons nothing is told, though the figure is there.
        var few = IndicatorPack.Of("2026-Q4", Of(done[..4]), IndicatorPlan.ReadDefault(), new CountProtection(new byte[32]));
        Assert.Equal(["C5 tooFew", "C6 tooFew"], few.Rows.Where(r => r.Value is null).Select(r => $"{r.Code} {r.Reason}"));
    }

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

    [Fact]
    public void Indicators_of_missions_are_what_the_formulas_say()
    {
        Mission Done(string id, string facility, int delivered, int rating, string stayed, double cost) => new(
            id, "FR" + id, "k" + id, facility, "onsite", MissionStatus.Completed, new(2026, 10, 1), new(2026, 10, 5), new(2026, 10, 10), new(2026, 11, 8), 30, new(2026, 10, 10),
            new(2026, 11, 8), delivered, Cost: new(cost, 0, 0, "EUR"), HostRating: rating, StayedAfter: stayed, Trained: new Dictionary<string, int> { ["nurse.F"] = 10 }, HoursOnsite: 30, HoursOnline: 10);
        var facts = Facts(Done("1", "KAB", 30, 5, "no", 1000), Done("2", "KAB", 24, 4, "extended", 3000), Done("3", "BUT", 27, 2, "no", 2000)) with
        {
            Measures = [.. from m in new[] { ("KAB", "2026-Q3", 20.0), ("KAB", "2026-Q4", 14.0), ("NYA", "2026-Q3", 22.0), ("NYA", "2026-Q4", 20.0) }
                           select new ServiceMeasure(m.Item1, "teaching", "NMR", m.Item2, m.Item3, 1000)],
        };
        var measured = ProgrammeIndicators.Of(facts);
        Assert.Equal((3, 90, 2, 30), (measured["O6"].Value, measured["O7"].Value, measured["O8"].Value, measured["O9"].Value));
        Assert.Equal((100.0 * 2 / 3, 100.0 / 3, 25, 200), (measured["C3"].Value!.Value, measured["C6"].Value!.Value, measured["C7"].Value, measured["E1"].Value));
        Assert.Equal(-0.004, measured["I1"].Value!.Value, 12);
    }

    [Theory]
    [InlineData(90.0, "onTrack")]
    [InlineData(81.0, "onTrack")]
    [InlineData(80.9, "atRisk")]
    [InlineData(63.0, "atRisk")]
    [InlineData(62.9, "off")]
    [InlineData(null, "notAvailable")]
    public void The_status_is_of_the_days_target(double? value, string expected)
    {
        var plan = IndicatorPlan.ReadDefault();
        Assert.Equal(expected, plan.StatusOf(plan.Indicators.Single(i => i.Code == "O7"), value, new(2026, 12, 31)));
    }

    [Fact]
    public void The_target_of_a_total_grows_with_the_days()
    {
        var plan = new IndicatorPlan("1", new(2026, 1, 1), new(2026, 12, 31), []);
        var total = new PlannedIndicator("O6", "output", new("", ""), "missions", 365, true, "", "", 0);
        Assert.Equal((1.0, 365.0, 365.0), (plan.TargetOn(total, new(2026, 1, 1)), plan.TargetOn(total, new(2026, 12, 31)), plan.TargetOn(total, new(2027, 6, 1))));
    }

    [Fact]
    public void Small_counts_are_not_told_and_others_are_rounded_fairly_and_always_alike()
    {
        var protection = new CountProtection(new byte[32]);
        Assert.Equal([0, null, null, null, null], Enumerable.Range(0, 5).Select(n => protection.Protect("cell", n)));
        var drawn = Enumerable.Range(0, 4000).Select(i => protection.Protect($"cell {i}", 23)!.Value).ToList();
        Assert.Equal([20, 30], drawn.Distinct().Order());
        Assert.InRange(drawn.Average(), 22.7, 23.3);
        Assert.Equal(protection.Protect("cell", 47), protection.Protect("cell", 47));
    }

    [Fact]
    public void Only_who_agreed_to_statistics_is_counted_and_no_small_cell_is_told()
    {
        var many = Enumerable.Range(0, 12).Select(i => Someone($"k{i}")).Append(Someone("x") with { Consents = [] }).Append(Someone("y") with { Profile = Someone().Profile with { Specialty = "ORTHO" } });
        var counts = ExpertCounts.Of(many, Day, new CountProtection(new byte[32]));
        Assert.All(counts, c => Assert.True(c.Experts is null or 10 or 20));
        Assert.Null(counts.Single(c => c is { Country: "DEU", Specialty: "ORTHO", Sex: "F" }).Experts);
    }

    [Fact]
    public async Task The_pack_is_a_table_in_three_forms_with_the_same_figures()
    {
        var pack = IndicatorPack.Of("2026-Q4", Facts(), IndicatorPlan.ReadDefault(), new CountProtection(new byte[32]));
        Assert.Null(pack.Rows.Single(r => r.Code == "O1").Value);
        Assert.Equal(22, pack.ToCsv().Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        foreach (var page in (string[])[pack.ToHtml(false), pack.ToHtml(true)])
        {
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("<svg", page, StringComparison.Ordinal);
            System.Xml.Linq.XDocument.Parse(page.Replace("<!DOCTYPE html>", "", StringComparison.Ordinal).Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal));
        }
        using var file = new MemoryStream(await pack.ToParquetAsync(default));
        await using var reader = await Parquet.ParquetReader.CreateAsync(file);
        Assert.Equal(21, reader.OpenRowGroupReader(0).RowCount);
    }

    [Fact]
    public void Feeds_are_what_their_standards_ask_for()
    {
        Opportunity[] open = [new("o-1", "job", new("Surgeon & teacher", "Chirurgien"), null, "2212", "27", "MOH", new(2026, 11, 1), new(2026, 12, 1), "https://jobs.example/1")];
        using var feed = JsonDocument.Parse(Feeds.JsonFeed(open, "https://x.example/f", false));
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.RootElement.GetProperty("version").GetString());
        Assert.Equal(("o-1", "Surgeon & teacher"), (feed.RootElement.GetProperty("items")[0].GetProperty("id").GetString(), feed.RootElement.GetProperty("items")[0].GetProperty("title").GetString()));
        var item = System.Xml.Linq.XDocument.Parse(Feeds.Rss(open, "https://x.example/f", true)).Root!.Element("channel")!.Element("item")!;
        Assert.Equal(("Chirurgien", "Sun, 01 Nov 2026 00:00:00 +0200"), (item.Element("title")!.Value, item.Element("pubDate")!.Value));
    }
}
