using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Questions;
using Pipeline.LabourMarketTest.Rules;

namespace Pipeline.LabourMarketTest.Tests;

/// <summary>Every rule of every shipped rule set, with the bounds that stand in its file: just below, at and just above, or said, denied and not said.</summary>
public sealed class ShippedBoundaryTests
{
    /// <summary>What the track table decides is tried by enumeration, in <see cref="EacTrackTests"/>.</summary>
    static readonly string[] Enumerated = [nameof(TrackKnown), nameof(ScheduleClear), nameof(OnTrackRow)];

    public static TheoryData<string, string> Rules
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var set in World.RuleSets)
                foreach (var rule in set.Rules.Where(r => !Enumerated.Contains(r.TestName))) all.Add(set.RuleSetId, rule.Id);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_turns_at_its_bound(string set, string id)
    {
        var shipped = World.Set(set).Rules.Single(r => r.Id == id);
        // Alone, and as a requirement, so that what an exemption says is not softened.
        var alone = World.Set(set) with { Tracks = null, Rules = [shipped with { Kind = RuleKind.Requirement, OnFail = Effect.Refuse, When = null }] };
        var tries = Triplets.Of(shipped.Test, alone.Host).ToList();
        Assert.True(tries.Count >= 3 && tries.Select(t => t.Expected).Distinct().Count() >= 2, $"{set} {id} has no triplet");
        foreach (var (what, application, inputs, expected) in tries)
        {
            var finding = new Assessor(alone, null, inputs).Assess(application, World.Decided).Results[0].Finding;
            Assert.True(finding.Verdict == expected, $"{set} {id} {shipped.TestName}, {what}: {finding.Verdict}, observed {finding.Observed}, threshold {finding.Threshold}, {finding.InputPath}");
        }
    }

    [Fact]
    public void Every_test_that_there_is_stands_in_a_shipped_rule_so_that_none_goes_without_a_triplet() =>
        Assert.Equal(TestCatalogue.Names, World.RuleSets.SelectMany(s => s.Rules).Select(r => r.TestName).Distinct().Order(StringComparer.Ordinal));
}
