using Pipeline.Protection.Requests;

namespace Pipeline.Diaspora.Tests;

/// <summary>The figures that stand beside an indicator, against the sums done by hand.</summary>
public class FurtherFigureTests
{
    static Mission Done(int i, DateOnly ended, int rating = 4) => new(
        $"M{i}", $"FR{i}", $"k{i}", "KAB", "onsite", MissionStatus.Completed, new(2026, 1, 2), new(2026, 1, 9), new(2026, 1, 10), ended, 20, new(2026, 1, 10), ended, 18,
        Cost: new(900, 100, 0, "EUR"), HostRating: 5, ExpertRating: rating, HoursOnsite: 30, HoursOnline: 10);

    static readonly Mission[] Five = [.. Enumerable.Range(0, 5).Select(i => Done(i, new(2026, 2, 1), i == 0 ? 3 : 5))];

    static Beneficiary Person(int i, double hours, FollowUp? at6, FollowUp? at12 = null, string mission = "M0", bool consent = true) => new($"b{i}", mission, "nurse", "F", "KAB", hours, null, null, at6, at12, consent);

    [Fact]
    public void The_plan_names_every_further_figure_and_each_stands_beside_an_indicator()
    {
        var plan = IndicatorPlan.ReadDefault();
        Assert.Equal(FurtherFigures.Of(IndicatorTests.Facts()).Keys.Order(), plan.Parts.Select(p => p.Code).Order());
        Assert.All(plan.Parts, p => Assert.Contains(plan.Indicators, i => i.Code == p.Code.Split('.')[0]));
    }

    [Fact]
    public void The_response_is_of_follow_ups_whose_month_has_come_and_of_who_agreed()
    {
        // M0 ended on 1 February: six months are over on 31 December, twelve are not. M9 ended in November: nothing is due of it.
        var facts = IndicatorTests.Facts([.. Five, Done(9, new(2026, 11, 1))]) with
        {
            Beneficiaries =
            [
                .. Enumerable.Range(0, 6).Select(i => Person(i, 8, i < 4 ? new(true, null) : null)), Person(7, 8, null, mission: "M9"), Person(8, 8, null, consent: false),
            ],
        };
        var response = FurtherFigures.Of(facts)["C2.response"];
        Assert.Equal((4.0, 6.0, 6), (response.Numerator, response.Denominator, response.Behind));
        // Who was asked before their month is counted above and below.
        var early = facts with { Beneficiaries = [.. facts.Beneficiaries, Person(10, 8, new(true, null), new(true, null), "M9")] };
        Assert.Equal((6.0, 8.0), (FurtherFigures.Of(early)["C2.response"].Numerator, FurtherFigures.Of(early)["C2.response"].Denominator));
    }

    [Fact]
    public void Experts_rate_for_themselves_and_an_hour_costs_what_completed_missions_cost_by_their_hours()
    {
        var facts = IndicatorTests.Facts(Five) with
        {
            Activities = [new("a", "M1", new(2026, 1, 12), "lecture", "X", 50, 6, null, false), new("b", "not completed", new(2026, 1, 12), "lecture", "X", 500, 6, null, false)],
        };
        var further = FurtherFigures.Of(facts);
        Assert.Equal((80.0, 5), (further["C3.experts"].Value, further["C3.experts"].Behind));
        Assert.Equal((5 * 1000.0 / (5 * 40 + 50), 250.0), (further["E1.hour"].Value, further["E1.hour"].Denominator));
    }

    [Fact]
    public void Person_hours_move_as_far_as_the_count_of_persons_so_that_equal_hours_do_not_tell_how_many_there_were()
    {
        var facts = IndicatorTests.Facts() with { Beneficiaries = [.. Enumerable.Range(0, 7).Select(i => Person(i, 12, null))] };
        var told = FurtherFigures.Of(facts)["O9.hours"].Protected(new CountProtection(new byte[32]), 0);
        Assert.Equal(120, told.Value);
        Assert.Equal("tooFew", FurtherFigures.Of(facts with { Beneficiaries = facts.Beneficiaries.Take(4).ToList() })["O9.hours"].Protected(new CountProtection(new byte[32]), 0).Reason);
    }

    [Fact]
    public void The_cost_of_a_person_is_by_the_count_that_is_told()
    {
        var facts = IndicatorTests.Facts(Five) with { Beneficiaries = [.. Enumerable.Range(0, 7).Select(i => Person(i, 12, null))] };
        var pack = IndicatorPack.Of("2026-Q4", facts, IndicatorPlan.ReadDefault(), new CountProtection(new byte[32]));
        var (trained, cost) = (pack.Rows.Single(r => r.Code == "O9"), pack.Rows.Single(r => r.Code == "E1"));
        Assert.Equal((10.0, 5000.0, 10.0, 500.0), (trained.Value, cost.Numerator, cost.Denominator, cost.Value));
    }

    [Fact]
    public void Placements_are_rounded_and_of_few_investments_no_sum_is_told()
    {
        OutcomeReport Report(int i, string kind, double? amount) => new($"r{i}", "o", kind, new(2026, 11, 2), 1, amount);
        var plan = IndicatorPlan.ReadDefault();
        PackRow Of(IEnumerable<OutcomeReport> outcomes, string code) =>
            IndicatorPack.Of("2026-Q4", IndicatorTests.Facts() with { Outcomes = [.. outcomes] }, plan, new CountProtection(new byte[32])).Parts.Single(r => r.Code == code);
        var five = Enumerable.Range(0, 5).Select(i => Report(i, "investment", 1_000_000)).ToList();
        Assert.Equal((5_000_000.0, null), (Of(five, "P1.investments").Value, Of(five, "P1.investments").Denominator));
        Assert.Equal((null, "tooFew"), (Of(five.Take(4), "P1.investments").Value, Of(five.Take(4), "P1.investments").Reason));
        Assert.Equal(0.0, Of([], "P1.investments").Value);
        Assert.Equal(10.0, Of(Enumerable.Range(0, 6).Select(i => Report(i, "placement", null)), "P1.placements").Value);
        Assert.Equal(0.0, Of([Report(0, "placement", null) with { On = new(2027, 1, 1) }], "P1.placements").Value);
    }

    [Fact]
    public void Reports_are_in_time_by_their_day_and_only_those_of_the_period_are_due()
    {
        Mission Due(int i, DateOnly? due, DateOnly? received) => Done(i, new(2026, 2, 1)) with { ReportDue = due, ReportReceived = received };
        var further = FurtherFigures.Of(IndicatorTests.Facts(
            Due(1, new(2026, 10, 1), new(2026, 10, 1)), Due(2, new(2026, 12, 31), new(2027, 1, 1)), Due(3, new(2026, 11, 1), null), Due(4, new(2026, 9, 30), new(2026, 9, 1)), Due(5, null, null)));
        Assert.Equal((1.0, 3.0), (further["G1.reports"].Numerator, further["G1.reports"].Denominator));
    }

    [Theory]
    [InlineData("2026-10-01", "2026-10-31", null, 1, 1)]
    [InlineData("2026-10-01", "2026-11-01", null, 0, 1)]
    [InlineData("2026-10-01", null, null, 0, 1)]
    [InlineData("2026-12-15", null, null, 0, 0)]
    [InlineData("2026-09-30", "2026-10-01", null, 0, 0)]
    [InlineData("2026-08-01", "2026-11-20", "2026-11-01", 1, 1)]
    public void A_request_is_answered_in_time_within_30_days_of_the_day_it_came_or_was_opened_again(string received, string? answered, string? reopened, int inTime, int due)
    {
        var request = new SubjectRequest("minaffet-x", "minaffet", RequestKind.Export, DateOnly.Parse(received), default, "AgencyCertifier", default, ["person"])
        {
            AnsweredOn = answered is null ? null : DateOnly.Parse(answered),
            ReopenedOn = reopened is null ? null : DateOnly.Parse(reopened),
        };
        Assert.Equal(new AnswerFacts(inTime, due), AnswerFacts.Of([request], new(2026, 10, 1), new(2026, 12, 31)));
    }
}
