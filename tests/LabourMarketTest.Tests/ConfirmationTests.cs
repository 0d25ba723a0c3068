using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Decisions;
using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTest.Rules;
using Pipeline.LabourMarketTest.Tracks;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTest.Tests;

/// <summary>Everything that is not confirmed is marked so wherever it is used.</summary>
public sealed class ConfirmationTests
{
    const string Hours = """{"fact":"post.weeklyHours","step":"Admissibility","atLeast":30}""";

    static readonly string Sound = World.Document(World.Rule("NumberWithin", Hours)).Replace("\"Proposed\"", "\"Published\"", StringComparison.Ordinal)
        .Replace("\"isConfirmed\":false", "\"isConfirmed\":true", StringComparison.Ordinal).Replace("\"Draft\"", "\"Approved\"", StringComparison.Ordinal)
        .Replace("\"approvedBy\":null", "\"approvedBy\":\"SC-1\"", StringComparison.Ordinal);

    static IEnumerable<string> Lacking(string ruleSet, Application? application = null) =>
        Confirmation.Lacking(new Assessor(RuleSetReader.Read("t.json", Encoding.UTF8.GetBytes(ruleSet)), null, World.Inputs).Assess(application ?? World.Open, World.Decided), World.Law);

    [Fact]
    public void A_recommendation_by_an_approved_rule_set_of_confirmed_rules_is_confirmed() => Assert.Empty(Lacking(Sound));

    [Theory]
    [InlineData("\"Approved\"", "\"Draft\"", "ruleSet")]
    [InlineData("\"isConfirmed\":true},", "\"isConfirmed\":false},", "procedure")]
    [InlineData("\"isConfirmed\":true}]", "\"isConfirmed\":false}]", "R-1")]
    [InlineData("\"permitClass\":null", "\"permitClass\":\"H4\"", "permitClass")]
    public void One_part_that_is_not_is_named_although_the_rule_is_met(string text, string other, string name)
    {
        Assert.Contains(text, Sound, StringComparison.Ordinal);
        Assert.Equal([name], Lacking(Sound.Replace(text, other, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_rule_that_is_not_for_the_case_needs_no_confirmation()
    {
        var other = Sound.Replace("\"reason\"", "\"when\":{\"streams\":[\"X\"]},\"reason\"", StringComparison.Ordinal).Replace("\"isConfirmed\":true}]", "\"isConfirmed\":false}]", StringComparison.Ordinal);
        Assert.Empty(Lacking(other, World.Open with { Stream = "Y" }));
        Assert.Equal(["R-1"], Lacking(other, World.Open with { Stream = "X" }));
    }

    [Fact]
    public void Points_by_bands_that_are_placeholders_make_no_confirmed_approval()
    {
        var application = World.Open with { Stream = "Shortage", Qualifications = new(6, 5, 25, 2), Declarations = new Dictionary<string, bool> { ["collectiveAgreementPay"] = true } };
        var assessment = new Assessor(World.Set("AT"), null, World.Inputs with { Lists = new([new("Fachkraefteverordnung", "v", new(2000, 1, 1), null, FrozenSet.ToFrozenSet(["2512"]))]) }).Assess(application, World.Decided);
        Assert.Equal(Outcome.Approve, assessment.Outcome);
        Assert.Equal(["ruleSet", "PT-510"], Confirmation.Lacking(assessment, World.Law));
    }

    [Fact]
    public void The_record_names_what_is_not_confirmed()
    {
        using var records = new DecisionRecord(World.Inputs, World.Texts);
        var assessment = World.Assess(World.Golden with { Nationalities = ["KEN"], Post = World.Golden.Post! with { RegulatedProfession = "VET" }, Qualifications = new(LicenceHome: "UGA") });
        using var json = JsonDocument.Parse(records.Write(assessment).ToArray());
        var named = json.RootElement.GetProperty("unconfirmed").EnumerateArray().Select(n => n.GetString()!).ToList();
        Assert.Superset(new HashSet<string> { "ruleSet", "procedure", "track", "QU-350", "mutualRecognition" }, named.ToHashSet());
        // Exempt by the schedule: what the exemption excuses has no part in it.
        Assert.DoesNotContain("AD-110", named);
        Assert.False(json.RootElement.GetProperty("isConfirmed").GetBoolean());
    }

    [Theory]
    [InlineData(true, true, true, true)]
    [InlineData(false, true, true, false)]
    [InlineData(true, false, true, false)]
    [InlineData(true, true, false, false)]
    public void A_row_of_the_track_table_is_as_confirmed_as_the_law_it_was_found_by(bool row, bool member, bool crosswalk, bool whole)
    {
        var settings = World.Set("RW-EAC").Tracks!;
        var confirmed = settings with { Rows = [.. settings.Rows.Select(r => r with { IsConfirmed = row })] };
        var walk = new IscoCrosswalk(new(SourceStatus.Published, "test", crosswalk, [new("2512", ["2131"])]));
        var law = World.Law with
        {
            PartnerStates = new([new("KEN", new(2000, 7, 7), null, SourceStatus.Published, "test", member)]),
            Schedule = new([new("RWA", "88", "2", true, null, new(2010, 7, 1), null, null, SourceStatus.Published, "test", true)], walk),
        };
        var standing = new TrackFinder(confirmed, "RWA", law).Find(World.Golden with { Nationalities = ["KEN"] }, Isco08.Parse("2512"), 730, World.Filed);
        Assert.Equal(("E4", whole), (standing.Row, standing.IsConfirmed));
        // Somebody from a third country is sent on by the table alone.
        Assert.Equal(row, new TrackFinder(confirmed, "RWA", law).Find(World.Golden, Isco08.Parse("2512"), 730, World.Filed).IsConfirmed);
    }

    [Fact]
    public void The_outbound_view_is_not_confirmed_by_a_crosswalk_that_is_not()
    {
        bool In(bool crosswalk)
        {
            var law = World.Law with
            {
                PartnerStates = new([new("KEN", new(2000, 7, 7), null, SourceStatus.Published, "test", true)]),
                Schedule = new([new("KEN", "88", "2", true, null, new(2010, 7, 1), null, null, SourceStatus.Published, "test", true)], new(new(SourceStatus.Published, "test", crosswalk, [new("2512", ["2131"])]))),
                Fees = new([new("KEN", 0, 0, "USD", new(2010, 7, 1), null, "2025", SourceStatus.Published, "test", true)]),
            };
            return Assert.Single(new OutboundView(law, World.Inputs.Clock, World.Set("RW-EAC"), "RWA").Of(Isco08.Parse("2512"), "NONE", 400, null, World.Filed)).IsConfirmed;
        }
        Assert.True(In(true));
        Assert.False(In(false));
    }
}
