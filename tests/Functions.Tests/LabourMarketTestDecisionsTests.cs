using Pipeline.Functions.Statistics;
using Pipeline.LabourMarketTest;
using Pipeline.LabourMarketTest.Rules;
using Pipeline.LabourMarketTestCases;
using Pipeline.Protocols;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.Testing;

namespace Pipeline.Functions.Tests;

/// <summary>Officers' decisions as tables T08 and T09 count them: each under codes that the tables have, and none under "not known" for want of a name.</summary>
public sealed class LabourMarketTestDecisionsTests
{
    static readonly StatisticsDefinitions Definitions = StatisticsDefinitions.Read(ProtocolCatalog.Load(Repository.PathOf("protocols"), new(2026, 11, 1)));

    /// <summary>Reasons that can decide a case: of rules that do more than note, of exemptions, of officers, and none.</summary>
    static IEnumerable<string> Reasons => RuleSetReader.ReadFolder(RuleSetReader.DefaultFolder).Where(s => s.Host == "RWA").SelectMany(s => s.Rules)
        .Where(r => r.Kind == RuleKind.Exemption || r.OnFail > Effect.Note || r.OnUnknown > Effect.Note).Select(r => r.Reason)
        .Concat(Enum.GetNames<DecisionReason>().Where(r => r != nameof(DecisionReason.AsRecommended))).Append(CaseAssessment.NoReason).Distinct();

    static IEnumerable<LabourMarketTestRow> Rows =>
        from track in Enum.GetValues<Track>()
        from outcome in DecisionReasons.Decidable
        from reason in Reasons
        from way in ((int Overrides, int Referred, int Late)[])[(0, 0, 0), (1, 0, 1), (0, 1, 0)]
        select new LabourMarketTestRow("2026-10", track, outcome, reason, "251", 1, 12, way.Overrides, way.Referred, way.Late) { IsScheduled = way.Late > 0 };

    [Fact]
    public void Every_decision_has_its_place_in_each_dimension_of_T08_and_T09()
    {
        var rows = Rows.ToList();
        Assert.True(rows.Count > 500);
        foreach (var row in rows)
        {
            Places(LabourMarketTestDecisions.Of(row), "pipeline/labour-market-tests");
            Places(LabourMarketTestDecisions.OfPartnerState(row), "pipeline/eac-decisions");
        }
    }

    [Fact]
    public void A_decision_is_told_as_agreed_otherwise_or_referred_with_its_days_and_as_late_or_in_time()
    {
        var row = new LabourMarketTestRow("2026-10", Track.Eac, Outcome.Refuse, "PublicService", "251", 1, 12, 1, 0, 1);
        Assert.Equal(("Otherwise", 12d), (LabourMarketTestDecisions.Of(row).Texts["agreement"], LabourMarketTestDecisions.Of(row).Numbers["days"]));
        Assert.Equal("Referred", LabourMarketTestDecisions.Of(row with { Overrides = 0, Referred = 1 }).Texts["agreement"]);
        Assert.Equal("Agreed", LabourMarketTestDecisions.Of(row with { Overrides = 0 }).Texts["agreement"]);
        Assert.Equal(("Late", null), (LabourMarketTestDecisions.OfPartnerState(row).Texts["timeliness"], LabourMarketTestDecisions.OfPartnerState(row).Texts["scheduled"]));
        Assert.Equal("OnTime", LabourMarketTestDecisions.OfPartnerState(row with { Late = 0 }).Texts["timeliness"]);
    }

    static void Places(RecordedCase of, string source)
    {
        Assert.Equal(source, of.Source);
        var leaves = Definitions.Populations.Where(p => p.Source == source).SelectMany(p => p.Leaf).Concat(Definitions.Quantiles.Where(q => q.Source == source).SelectMany(q => q.Leaf)).ToList();
        Assert.NotEmpty(leaves);
        foreach (var leaf in leaves.Where(l => l.As == Coding.Code))
        {
            var text = of.Texts[leaf.Column!]!;
            Assert.True(Definitions.Structures.Codelist(leaf.Codelist).PlaceOf(leaf.Map?.GetValueOrDefault(text) ?? text) > 0, $"{leaf.Id} has no code for {text}.");
        }
    }
}
