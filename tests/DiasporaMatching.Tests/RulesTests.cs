using System.Text;

namespace Pipeline.DiasporaMatching.Tests;

public class RulesTests
{
    static readonly string Text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "rules", "matching-1.0.0.json"));

    [Fact]
    public void A_run_names_the_version_and_the_hash_of_its_rules()
    {
        var result = Make.Matching.Run([Make.Need()], [Make.Expert()]);
        Assert.Equal(("1.0.0", 64), (result.RulesVersion, result.RulesSha256.Length));
        Assert.NotEqual(result.RulesSha256, MatchingRules.Read(Encoding.UTF8.GetBytes(Text + "\n")).Sha256);
    }

    [Theory]
    [InlineData("0.30", "0.31")]
    [InlineData("\"specialty\": 0.30, \"skills\": 0.25", "\"specialty\": -0.30, \"skills\": 0.85")]
    [InlineData("\"languageLevel\": \"B2\"", "\"languageLevel\": \"B9\"")]
    [InlineData("\"top\": 5", "\"tip\": 5")]
    public void Rules_that_cannot_hold_are_not_read(string from, string to) =>
        Assert.Throws<InvalidDataException>(() => MatchingRules.Read(Encoding.UTF8.GetBytes(Text.Replace(from, to, StringComparison.Ordinal))));

    [Fact]
    public void Weights_that_are_all_zero_are_not_read()
    {
        var zero = System.Text.RegularExpressions.Regex.Replace(Text, "(\"weights\": \\{)[^}]*", m => System.Text.RegularExpressions.Regex.Replace(m.Value, "0\\.\\d+", "0"));
        Assert.Contains("sum is 1", Assert.Throws<InvalidDataException>(() => MatchingRules.Read(Encoding.UTF8.GetBytes(zero))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_may_weigh_nothing() => Assert.Equal(0, MatchingRules.Read(Encoding.UTF8.GetBytes(
        Text.Replace("\"place\": 0.05, \"continuity\": 0.05", "\"place\": 0, \"continuity\": 0.1", StringComparison.Ordinal))).Weights.Place);

    [Fact]
    public void Above_so_many_pairs_the_assignment_is_greedy_and_says_so()
    {
        var rules = MatchingRules.Read(Encoding.UTF8.GetBytes(Text.Replace("4000000", "1", StringComparison.Ordinal)));
        var result = new Matching(rules, Make.Day).Run([Make.Need("a"), Make.Need("b")], [Make.Expert("x"), Make.Expert("y")]);
        Assert.Equal(("greedy", null, 2), (result.Method, result.OptimalityGap, result.Needs.Count(n => n.Outcome == NeedOutcome.Proposed)));
    }

    [Fact]
    public void A_request_for_two_gets_two_and_one_that_gets_fewer_says_so()
    {
        var result = Make.Matching.Run([Make.Need() with { Places = 2 }], [Make.Expert("x"), Make.Expert("y"), Make.Expert("z")]);
        Assert.Equal((NeedOutcome.Proposed, 2), (result.Needs[0].Outcome, result.Needs[0].Top.Count(t => t.IsProposed)));
        Assert.Equal(["x", "y"], result.Needs[0].Top.Where(t => t.IsProposed).Select(t => t.Expert));
        Assert.Equal(NeedOutcome.PartlyProposed, Make.Matching.Run([Make.Need() with { Places = 2 }], [Make.Expert("x")]).Needs[0].Outcome);
    }

    [Fact]
    public void Of_equal_requests_the_more_urgent_then_the_older_is_served()
    {
        var (older, younger) = (Make.Need("b") with { ApprovedOn = new(2026, 8, 1) }, Make.Need("a"));
        Assert.Equal("b", Served([younger, older]));
        Assert.Equal("c", Served([younger, older, Make.Need("c") with { Urgency = 3 }]));
    }

    static string Served(Need[] needs) => Make.Matching.Run(needs, [Make.Expert()]).Needs.Single(n => n.Outcome == NeedOutcome.Proposed).Need;
}
