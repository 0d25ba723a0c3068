using Pipeline.Indicators.Shortage;

namespace Pipeline.Indicators.Tests.Shortage;

public class ProposalTests
{
    static readonly Proposals Rules = new(Example.Rsi);

    [Fact]
    public void Shortage_in_two_quarters_running_is_to_come_in() => AssertProposal(
        ListAction.Add, "shortage_confirmed_2", [Shortage("2026-Q3")], [Shortage("2026-Q2")], onList: false);

    [Fact]
    public void First_quarter_of_shortage_is_watched() => AssertProposal(
        ListAction.Watch, "shortage_1_of_2", [Shortage("2026-Q3")], [Row("2026-Q2", ShortageClass.Potential, 0.6)], onList: false);

    [Fact]
    public void Quarter_without_a_run_breaks_the_row() => AssertProposal(
        ListAction.Watch, "shortage_1_of_2", [Shortage("2026-Q3")], [Shortage("2026-Q1"), Shortage("2025-Q4")], onList: false);

    [Fact]
    public void Row_of_quarters_runs_over_the_year() => AssertProposal(
        ListAction.Add, "shortage_confirmed_3", [Shortage("2026-Q1")], [Shortage("2025-Q3"), Shortage("2025-Q4")], onList: false);

    [Fact]
    public void Other_profiles_confirm_nothing() => AssertProposal(
        ListAction.Watch, "shortage_1_of_2", [Shortage("2026-Q3"), Shortage("2026-Q3") with { Profile = "mac", Class = ShortageClass.Balanced }],
        [Shortage("2026-Q2") with { Profile = "mac" }], onList: false);

    [Fact]
    public void Earlier_run_of_the_same_quarter_confirms_nothing() => AssertProposal(
        ListAction.Watch, "shortage_1_of_2", [Shortage("2026-Q3")], [Shortage("2026-Q3"), Shortage("2026-Q3")], onList: false);

    [Fact]
    public void Potential_shortage_is_watched_with_what_it_lacks()
    {
        var row = Row("2026-Q3", ShortageClass.Potential, 0.7) with { PPositive = 0.5, VoteShare = 0.2, ScoreNoPermit = 0.1, Quality = Quality.Caution };
        Assert.Equal(
            ["potential", "uncertain", "few_votes", "permits_only", "use_with_caution", "evidence_3", "strategic_1"],
            Assert.Single(Rules.Make([row], [], State(false, 3, 1))).Reasons);
    }

    [Fact]
    public void Balanced_occupation_off_the_list_is_no_proposal() =>
        Assert.Empty(Rules.Make([Row("2026-Q3", ShortageClass.Balanced, 0.1)], [], ListState.Empty));

    [Fact]
    public void Score_below_the_lower_limit_twice_is_to_go_out() => AssertProposal(
        ListAction.Remove, "below_tau_out_confirmed_2", [Low("2026-Q3")], [Low("2026-Q2")], onList: true);

    [Fact]
    public void Score_below_the_lower_limit_once_stays() => AssertProposal(
        ListAction.Keep, "below_tau_out_1_of_2", [Low("2026-Q3")], [Row("2026-Q2", ShortageClass.Balanced, 0.25)], onList: true);

    [Fact]
    public void Score_between_the_limits_stays() => AssertProposal(
        ListAction.Keep, "score_holds", [Row("2026-Q3", ShortageClass.Balanced, 0.3)], [Low("2026-Q2"), Low("2026-Q1")], onList: true);

    [Fact]
    public void Occupation_without_a_score_stays_on_the_list() => AssertProposal(
        ListAction.Keep, "insufficient_data", [Row("2026-Q3", ShortageClass.Insufficient, null)], [Low("2026-Q2"), Low("2026-Q1")], onList: true);

    [Fact]
    public void Quarter_without_a_score_does_not_count_as_low() => AssertProposal(
        ListAction.Keep, "below_tau_out_1_of_2", [Low("2026-Q3")], [Row("2026-Q2", ShortageClass.Insufficient, null), Low("2026-Q1")], onList: true);

    [Fact]
    public void Listed_group_that_is_not_compared_stays_on_the_list()
    {
        var state = new ListState(new HashSet<string> { "5120", "22" }, new Dictionary<string, int>(), new Dictionary<string, int>());
        var rows = Rules.Make([Row("2026-Q3", ShortageClass.Balanced, 0)], [], state);
        Assert.Equal([("22", "outside_scope"), ("5120", "outside_scope")], rows.Select(r => (r.Isco08, Assert.Single(r.Reasons))));
        Assert.All(rows, r => Assert.Equal((ListAction.Keep, true), (r.Action, r.OnList)));
    }

    [Fact]
    public void Run_again_on_unchanged_input_proposes_the_same()
    {
        CompositeRow[] current = [Shortage("2026-Q3"), Low("2026-Q3") with { Isco08 = "2142" }], earlier = [Shortage("2026-Q2")];
        Assert.Equivalent(Rules.Make(current, earlier, ListState.Empty), Rules.Make(current, [.. earlier, .. current], ListState.Empty), strict: true);
    }

    [Fact]
    public void Nothing_scored_proposes_nothing() => Assert.Empty(Rules.Make([], [Shortage("2026-Q2")], State(true, 1, 1)));

    [Fact]
    public void Profiles_that_see_it_otherwise_disagree()
    {
        var rows = ProfileComparison.Of(
        [
            Of("2512", "rsi", ShortageClass.Shortage), Of("2512", "mac", ShortageClass.Balanced), Of("2512", "oecd", ShortageClass.Insufficient),
            Of("2142", "rsi", ShortageClass.Shortage), Of("2142", "mac", ShortageClass.Potential), Of("2142", "oecd", ShortageClass.Insufficient),
        ]);
        Assert.Equal(
            [
                ("2142", "mac", false), ("2142", "oecd", false), ("2142", "rsi", false),
                ("2512", "mac", true), ("2512", "oecd", true), ("2512", "rsi", true),
            ],
            rows.Select(r => (r.Isco08, r.Profile, r.Disagrees)));

        static CompositeRow Of(string code, string profile, ShortageClass @class) => Shortage("2026-Q3") with { Isco08 = code, Profile = profile, Class = @class };
    }

    static void AssertProposal(ListAction action, string reason, CompositeRow[] current, CompositeRow[] earlier, bool onList)
    {
        var proposal = Assert.Single(Rules.Make(current, earlier, State(onList, 0, 0)));
        Assert.Equal((action, onList, reason), (proposal.Action, proposal.OnList, Assert.Single(proposal.Reasons)));
    }

    static ListState State(bool onList, int evidence, int strategic) => new(
        onList ? new HashSet<string> { "2512" } : [],
        new Dictionary<string, int> { ["2512"] = evidence },
        new Dictionary<string, int> { ["2512"] = strategic });

    static CompositeRow Shortage(string period) => Row(period, ShortageClass.Shortage, 1.1);

    static CompositeRow Low(string period) => Row(period, ShortageClass.Balanced, 0.24);

    static CompositeRow Row(string period, ShortageClass @class, double? score) => new(
        period, "rsi", "2512", score, 1, 7, 4, 0.57, 1, 1, 90, 0.3, 0.5, 1.7, 0.99, 1, 4, score, @class, MissingReason.None, Quality.Ok);
}
