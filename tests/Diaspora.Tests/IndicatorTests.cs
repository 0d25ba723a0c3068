using Pipeline.DiasporaMatching;

namespace Pipeline.Diaspora.Tests;

public class IndicatorTests
{
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

    internal static ProgrammeFacts Facts(params Mission[] missions) => new(
        new(2026, 10, 1), new(2026, 12, 31), [ProgrammeTests.Someone()], (1, 0), new(0, 0), [], missions, [], [], [], [], [], new(1, 2, 0, 0), null, "test");

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
        var experts = Enumerable.Range(0, 12).Select(i => ProgrammeTests.Someone($"k{i}")).ToList();
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
            Result = new Matching(MatchingRules.ReadDefault(), ProgrammeTests.Day).Run([ProgrammeTests.Asked], experts.Select(e => e.ToCandidate(ProgrammeTests.Day, [])), default),
        };
        var pack = IndicatorPack.Of("2026-Q4", Of(done), IndicatorPlan.ReadDefault(), new CountProtection(new byte[32]));
        Assert.Empty(pack.Rows.Where(r => r.Value is null).Select(r => $"{r.Code} {r.Reason}"));
        // Of four persons nothing is told, though the figure is there.
        var few = IndicatorPack.Of("2026-Q4", Of(done[..4]), IndicatorPlan.ReadDefault(), new CountProtection(new byte[32]));
        Assert.Equal(["C3 tooFew", "C5 tooFew", "C6 tooFew"], few.Rows.Where(r => r.Value is null).Select(r => $"{r.Code} {r.Reason}"));
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
        var plan = new IndicatorPlan("1", new(2026, 1, 1), new(2026, 12, 31), [], []);
        var total = new PlannedIndicator("O6", "output", new("", ""), "missions", 365, true, "", "", 0);
        Assert.Equal((1.0, 365.0, 365.0), (plan.TargetOn(total, new(2026, 1, 1)), plan.TargetOn(total, new(2026, 12, 31)), plan.TargetOn(total, new(2027, 6, 1))));
    }
}
