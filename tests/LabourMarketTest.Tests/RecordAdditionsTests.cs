using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Decisions;
using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTest.Rules;

namespace Pipeline.LabourMarketTest.Tests;

/// <summary>What stands in a record beside the rules, and what is kept to make it again.</summary>
public sealed class RecordAdditionsTests
{
    [Fact]
    public void Class_H4_is_that_of_row_E5_and_a_partner_state_ranks_first()
    {
        var artisan = World.Assess(World.Open with { Nationalities = ["KEN"], Post = World.Open.Post! with { Occupation = "7212" } });
        Assert.Equal(("E5", "H4", 1), (artisan.Standing.Row, artisan.PermitClass, artisan.PreferenceRank));
        Assert.Equal(("H2", 2), (World.Assess(World.Open).PermitClass, World.Assess(World.Open).PreferenceRank));
    }

    [Theory]
    [InlineData("H2", Outcome.Approve)]
    [InlineData("V4", Outcome.Refer)]
    [InlineData(null, Outcome.Approve)]
    public void A_permit_class_that_is_not_on_record_is_for_an_officer(string? code, Outcome outcome) =>
        Assert.Equal(outcome, World.Assess(World.Open with { PermitClass = code }).Outcome);

    [Fact]
    public void Vacancies_against_job_seekers_are_shown_and_change_no_outcome()
    {
        var cells = new TightnessCell[] { new("251", 120, 480), new("721", null, 5), new("222", 3, 0) }.ToFrozenDictionary(c => c.Code);
        var inputs = World.Inputs with { Tightness = new("made up", "2025-Q1", cells) };
        using var records = new DecisionRecord(inputs, World.Texts);
        using var json = JsonDocument.Parse(records.Write(World.Assess(World.Golden, inputs)).ToArray());
        Assert.Equal(0.25m, json.RootElement.GetProperty("evidence").GetProperty("vacanciesPerJobSeeker").GetDecimal());
        Assert.Equal(World.Assess(World.Golden).Outcome, World.Assess(World.Golden, inputs).Outcome);
        Assert.Null(cells["721"].Ratio ?? cells["222"].Ratio);
    }

    [Theory]
    [InlineData(true, "ACT", true, new string[0])]
    [InlineData(true, "CLO", true, new[] { "/employer/registered" })]
    [InlineData(false, null, true, new[] { "/employer/registered" })]
    [InlineData(true, "DOR", false, new[] { "/employer/registered" })]
    [InlineData(false, null, false, new string[0])]
    [InlineData(false, null, null, new string[0])]
    public void What_the_employer_register_says_is_shown_replayed_and_changes_no_outcome(bool isListed, string? status, bool? declared, string[] contradicts)
    {
        var employer = new RegisteredEmployer("made up", "2026-10", isListed, status, isListed ? 40 : null, isListed ? "J" : null);
        var application = World.Golden with { Employer = World.Golden.Employer! with { Number = "100000000", Registered = declared } };
        var (with, without) = (World.Assess(application) with { Employer = employer }, World.Assess(application));
        using var records = new DecisionRecord(World.Inputs, World.Texts);
        var plain = records.Write(without).ToArray();
        var record = records.Write(with).ToArray();
        using var json = JsonDocument.Parse(record);
        var shown = json.RootElement.GetProperty("evidence").GetProperty("employer");
        Assert.Equal(contradicts, shown.GetProperty("contradicts").EnumerateArray().Select(p => p.GetString()!));
        Assert.Equal(isListed && status == "ACT", shown.TryGetProperty("isActive", out var active) && active.GetBoolean());
        Assert.Equal(without.Outcome, with.Outcome);
        var replay = new Replay(World.Rwanda(), World.Texts);
        var text = ApplicationJson.Write(application);
        Assert.True(replay.Of(text, World.Decided, record, employer).IsSame);
        Assert.False(replay.Of(text, World.Decided, record).IsSame);
        Assert.True(replay.Of(text, World.Decided, plain).IsSame);
    }

    [Fact]
    public void Stored_inputs_judge_as_those_they_were_made_from()
    {
        JsonElement File(string path) => JsonElement.Parse(System.IO.File.ReadAllBytes(path));
        var stored = new StoredInputs(File(Path.Combine(RuleSetReader.DefaultFolder, "rw-lmt.json")), File(Path.Combine(RuleSetReader.DefaultFolder, "rw-eac.json")),
            LawBook.FileNames.ToDictionary(f => f, f => File(Path.Combine(LawBook.DefaultFolder, $"{f}.json"))), File(ReasonTexts.DefaultPath),
            new(World.Calendar.From, World.Calendar.To, World.Calendar.Source, World.Calendar.Days), new("1.0.0", [.. World.Occupations.Items.Keys.Order(StringComparer.Ordinal)]),
            [new("ODL", "odl-0", new(2020, 1, 1), null, [])],
            new("lfs-2025q1", "Labour Force Survey", "2025-Q1", "RWF", 250_000m, World.Wages.RegionMedians, [.. World.Wages.Cells.Values]), null);
        var (assessor, texts) = StoredInputs.Parse(stored.ToJson()).Open();
        using var anew = new DecisionRecord(assessor.Inputs, texts);
        using var before = new DecisionRecord(World.Inputs with { Unemployment = null }, World.Texts);
        Assert.Equal(Encoding.UTF8.GetString(before.Write(World.Assess(World.Golden, World.Inputs with { Unemployment = null }))), Encoding.UTF8.GetString(anew.Write(assessor.Assess(World.Golden, World.Decided))));
        Assert.Throws<InvalidDataException>(() => StoredInputs.Parse("{}x"u8));
    }

    [Fact]
    public void A_difference_of_rule_sets_is_told_in_words_and_a_new_layout_is_none()
    {
        var one = World.Document(World.Rule("AdvertDuration", """{"channel":"X","minDays":28,"continuity":"Consecutive"}"""));
        var other = World.Document(World.Rule("AdvertDuration", """{ "minDays":21.0, "channel":"X","continuity":"Consecutive"}"""));
        Assert.Empty(Between(one, one.Replace(",", " ,\n ", StringComparison.Ordinal)));
        var change = Assert.Single(Between(one, other));
        Assert.Equal(("R-1", "Rule R-1 (REASON): params.minDays changes from 28 to 21.", "La règle R-1 (REASON) : params.minDays passe de 28 à 21."), (change.Rule, change.En, change.Fr));
        var renamed = Between(one, one.Replace("\"R-1\"", "\"R-2\"", StringComparison.Ordinal));
        Assert.Equal(["R-1", "R-2"], renamed.Select(c => c.Rule));
        Assert.StartsWith("Rule R-2 (REASON) is new: asks AdvertDuration (channel \"X\", continuity \"Consecutive\", minDays 28).", renamed[1].En, StringComparison.Ordinal);

        static IReadOnlyList<RuleSetChange> Between(string from, string to) => RuleSetDifference.Between(Encoding.UTF8.GetBytes(from), Encoding.UTF8.GetBytes(to));
    }
}
