using System.Text;
using Pipeline.LabourMarketTest.Rules;

namespace Pipeline.LabourMarketTest.Tests;

public sealed class RuleSetReaderTests
{
    const string Hours = """{"fact":"post.weeklyHours","step":"Admissibility","atLeast":30}""";

    static RuleSet Read(string json) => RuleSetReader.Read("t.json", Encoding.UTF8.GetBytes(json));

    static string Problem(string json) => Assert.Throws<InvalidDataException>(() => Read(json)).Message;

    [Theory]
    [InlineData("\"test\":\"NumberWithin\"", "\"test\":\"NumberBetween\"", "rules[0] (R-1) test: 'NumberBetween' is not known")]
    [InlineData("\"atLeast\"", "\"atLest\"", "atLest")]
    [InlineData("\"atLeast\":30", "\"atLeast\":\"30\"", "$.atLeast")]
    [InlineData("post.weeklyHours", "post.weeklyhours", "'post.weeklyhours' is no number")]
    [InlineData("\"reason\":\"REASON\",", "", "reason")]
    [InlineData("\"reason\":\"REASON\"", "\"reason\":\"\"", "reason: is empty")]
    [InlineData("\"onUnknown\":\"Incomplete\"", "\"onUnknown\":\"Refuse\"", "onUnknown: Refuse would decide on missing data")]
    [InlineData("\"onFail\":\"Refuse\",", "", "onFail: is missing")]
    [InlineData("\"isConfirmed\":false}]", "\"isConfirmed\":true}]", "isConfirmed: only what is Published can be confirmed")]
    [InlineData("\"status\":\"Draft\"", "\"status\":\"Approved\"", "approvedBy is missing")]
    [InlineData("\"legalBasis\":[],", "\"legalBasis\":[],\"colour\":1,", "colour")]
    [InlineData("\"effectiveTo\":null", "\"effectiveTo\":\"2019-01-01\"", "effectiveTo is before effectiveFrom")]
    [InlineData("\"step\":\"Admissibility\"", "\"step\":1", "$.step")]
    [InlineData("\"onFail\":\"Refuse\"", "\"onFail\":\"Refuse\",\"when\":{}", "when has no condition")]
    public void A_fault_is_named_with_its_place(string text, string faulty, string says)
    {
        var sound = World.Document(World.Rule("NumberWithin", Hours));
        Assert.Single(Read(sound).Rules);
        Assert.Contains(text, sound, StringComparison.Ordinal);
        Assert.Contains(says, Problem(sound.Replace(text, faulty, StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"kind\":\"Requirement\"", "\"kind\":\"Exemption\"", "an exemption has hit")]
    [InlineData("\"test\":", "\"hit\":", "has test, and no hit")]
    [InlineData("\"kind\":\"Requirement\"", "\"kind\":\"Condition\"", "a condition's is ApproveWithCondition or Note")]
    [InlineData("\"onFail\":\"Refuse\"", "\"onFail\":\"Refuse\",\"permitClass\":\"H1\"", "only for an exemption")]
    [InlineData("\"onFail\":\"Refuse\"", "\"onFail\":\"Refuse\",\"effect\":\"Exempt\"", "only an exemption has one")]
    public void A_rule_says_what_its_kind_may_say(string text, string faulty, string says) =>
        Assert.Contains(says, Problem(World.Document(World.Rule("NumberWithin", Hours)).Replace(text, faulty, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void All_faulty_rules_are_named_at_once()
    {
        var message = Problem(World.Document(string.Join(',', World.Rule("Nothing", "{}"), World.Rule("AdvertOngoing", """{"minCount":0}"""))));
        Assert.Contains("rules[0]", message, StringComparison.Ordinal);
        Assert.Contains("rules[1]", message, StringComparison.Ordinal);
        Assert.Contains("R-1 is used 2 times", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_the_track_table_does_not_have_is_named()
    {
        Assert.Contains("no row E9", Problem(World.Document(World.Rule("OnTrackRow", """{"rows":["E9"],"step":"Track"}"""))), StringComparison.Ordinal);
        var when = World.Rule("NumberWithin", Hours).Replace("\"reason\"", "\"when\":{\"trackRows\":[\"E8\"]},\"reason\"", StringComparison.Ordinal);
        Assert.Contains("names E8", Problem(World.Document(when)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scheme_with_a_clock_says_when_a_decision_is_due()
    {
        Assert.Equal(new DateOnly(2025, 7, 20), World.Set("RW-EAC").Procedure.DecisionDue(World.Filed));
        Assert.Null(World.Set("UG").Procedure.DecisionDue(World.Filed));
    }

    [Fact]
    public void Laying_a_file_out_anew_keeps_its_hash_and_a_changed_bound_does_not()
    {
        var json = World.Document(World.Rule("NumberWithin", Hours));
        Assert.Equal(Read(json).Hash, Read(json.Replace(":30", " : 30.0", StringComparison.Ordinal)).Hash);
        Assert.NotEqual(Read(json).Hash, Read(json.Replace(":30", ":31", StringComparison.Ordinal)).Hash);
    }

    [Fact]
    public void A_case_keeps_the_version_of_its_day_unless_the_new_one_says_otherwise()
    {
        var old = Read(World.Document(World.Rule("NumberWithin", Hours))) with { EffectiveTo = new(2025, 6, 30), Status = RuleSetStatus.Retired };
        var next = old with { Version = "2.0.0", EffectiveFrom = new(2025, 7, 1), EffectiveTo = null, Status = RuleSetStatus.Draft };
        DateOnly filed = new(2025, 6, 20), decided = new(2025, 7, 10);
        Assert.Equal("1.0.0", new RuleSetVersions([old, next]).For("T", filed, decided)!.Version);
        Assert.Equal("2.0.0", new RuleSetVersions([old, next with { CaseDateField = CaseDate.DecidedAt }]).For("T", filed, decided)!.Version);
        Assert.Null(new RuleSetVersions([old, next]).For("T", new(2019, 1, 1), decided));
    }
}
