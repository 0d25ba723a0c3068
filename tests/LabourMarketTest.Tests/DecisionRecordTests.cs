using System.Collections.Frozen;
using System.Text.Json;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Decisions;

namespace Pipeline.LabourMarketTest.Tests;

public sealed class DecisionRecordTests
{
    static byte[] Record(Application application, Assessing.Inputs? inputs = null)
    {
        using var records = new DecisionRecord(inputs ?? World.Inputs, World.Texts);
        return records.Write(World.Assess(application, inputs)).ToArray();
    }

    [Fact]
    public void It_names_everything_it_rests_on_and_explains_every_reason()
    {
        using var json = JsonDocument.Parse(Record(World.Golden));
        var record = json.RootElement;
        Assert.Equal("ApproveWithConditions", record.GetProperty("recommendation").GetString());
        Assert.Equal(World.Set("RW-LMT").Hash, record.GetProperty("ruleSet").GetProperty("hash").GetString());
        Assert.Equal(("lfs-2025q1", World.Law.Versions.Single(v => v.Key == "commitments").Value, World.Inputs.Clock.Version),
            (record.GetProperty("wageTable").GetString(), record.GetProperty("law").GetProperty("commitments").GetString(), record.GetProperty("workingCalendar").GetString()));
        Assert.Equal("odl-0", record.GetProperty("lists")[0].GetProperty("version").GetString());
        Assert.Equal("2025-09-08", record.GetProperty("conditions")[0].GetProperty("due").GetString());
        Assert.Equal("Skills transfer is not secured, the number of local understudies (/skillsTransfer/understudies): 0, where 1 is needed.", record.GetProperty("reasonTexts").GetProperty("en")[0].GetString());
        Assert.Equal(1, record.GetProperty("reasonTexts").GetProperty("rw").GetArrayLength());
        Assert.Equal("rw", record.GetProperty("languagesToReview")[0].GetString());
        Assert.False(record.GetProperty("isConfirmed").GetBoolean());
        Assert.Equal(World.Set("RW-LMT").Rules.Count, record.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public void The_same_number_written_otherwise_gives_the_same_hash()
    {
        var more = World.Golden with { Post = World.Golden.Post! with { MonthlyPay = 900_000.00m } };
        Assert.Equal(ApplicationJson.Hash(World.Golden), ApplicationJson.Hash(more));
        Assert.NotEqual(ApplicationJson.Hash(World.Golden), ApplicationJson.Hash(World.Golden with { Stream = "x" }));
        Assert.Equal(Record(World.Golden), Record(more));
    }

    [Fact]
    public void An_application_reads_back_as_it_was_written() =>
        Assert.Equal(ApplicationJson.Write(World.Golden), ApplicationJson.Write(ApplicationJson.Parse(ApplicationJson.Write(World.Golden))));

    [Fact]
    public void A_changed_wage_table_is_seen_by_replay()
    {
        var kept = Record(World.Golden);
        var changed = World.Inputs with { Wages = World.Wages with { Version = "lfs-2025q2", Cells = World.Wages.Cells.Values.Where(c => c.Code != "251").ToFrozenDictionary(c => c.Code) } };
        Assert.False(new Replay(World.Rwanda(changed), World.Texts).Of(ApplicationJson.Write(World.Golden), World.Decided, kept).IsSame);
        Assert.True(new Replay(World.Rwanda(), World.Texts).Of(ApplicationJson.Write(World.Golden), World.Decided, kept).IsSame);
    }

    [Fact]
    public void An_unknown_member_of_an_application_is_named()
    {
        var problem = Assert.Throws<InvalidDataException>(() => ApplicationJson.Parse("""{"applicationId":"1","post":{"ocupation":"2512"}}"""u8));
        Assert.Contains("ocupation", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2512", null)]
    [InlineData("9999", "/post/occupation")]
    [InlineData("25", "/post/occupation")]
    public void An_occupation_that_does_not_exist_leaves_the_application_incomplete(string occupation, string? path)
    {
        var assessment = World.Assess(World.Open with { Post = World.Open.Post! with { Occupation = occupation } });
        Assert.Equal(path is null ? Outcome.Approve : Outcome.Incomplete, assessment.Outcome);
        if (path is not null) Assert.Equal((path, Gap.Contradictory), (assessment.Of("AM-050").Finding.InputPath, assessment.Of("AM-050").Finding.Gap));
    }

    [Fact]
    public void An_empty_application_is_incomplete_and_says_what_is_missing()
    {
        var assessment = World.Assess(new("A-0"));
        Assert.Equal(Outcome.Incomplete, assessment.Outcome);
        Assert.Superset(
            new HashSet<string> { "/submittedAt", "/identityEstablished", "/nationalities", "/employer/registered", "/post/occupation", "/post/contractStart", "/post/monthlyPay" },
            assessment.Results.Where(r => r.Finding.Verdict == Verdict.Unknown).Select(r => r.Finding.InputPath).ToHashSet());
    }
}
