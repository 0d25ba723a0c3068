namespace Pipeline.Audit.Tests;

public class AuditEntryTests
{
    [Theory]
    [InlineData("")]
    [InlineData("Jean Mugabo")]
    [InlineData("jean@example.org")]
    [InlineData("a\nb")]
    public void An_actor_that_may_be_a_person_is_refused_and_not_repeated(string actor)
    {
        var refusal = Assert.Throws<ArgumentException>(() => AuditEntry.Of(actor, Doing.Begun, "dgie-1"));
        if (actor.Length > 0) Assert.DoesNotContain(actor, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("x@y")]
    [InlineData("é")]
    public void A_detail_that_is_no_code_is_refused_and_not_repeated(string value)
    {
        var refusal = Assert.Throws<ArgumentException>(() => AuditEntry.Of("intake", Doing.Begun, "dgie-1", [new("note", value)]));
        Assert.Contains("'note'", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain($"'{value}'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_action_outside_the_vocabulary_is_refused() =>
        Assert.Throws<ArgumentException>(() => AuditEntry.Of("intake", (Doing)99, "dgie-1"));

    [Fact]
    public void Details_without_a_value_are_left_out() =>
        Assert.Equal(["a"], AuditEntry.Of("intake", Doing.Begun, "dgie-1", [new("b", null), new("a", "1")]).Details.Keys);

    /// <summary>The encoding is a promise to whoever keeps a hash: this one was computed by hand with another program.</summary>
    [Fact]
    public void The_hash_of_a_known_event_stays_what_it_is()
    {
        var e = new AuditEvent("dgie", 1, new(2026, 10, 5, 8, 0, 0, TimeSpan.Zero), Guid.Parse("00000000-0000-0000-0000-000000000001"),
            "intake", "Begun", "dgie-1", new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" }, AuditEvent.NoHash, "");
        Assert.Equal("aaa3fed63a3ee13b08b884bade6a51a18227c62eb06a4564e499d713a03db167", AuditHash.Of(e));
    }

    [Fact]
    public void Texts_that_run_together_alike_have_other_hashes()
    {
        var e = new AuditEvent("s", 1, DateTimeOffset.UnixEpoch, Guid.Empty, "ab", "c", "d", new Dictionary<string, string> { ["k"] = "v" }, AuditEvent.NoHash, "");
        string[] hashes =
        [
            AuditHash.Of(e), AuditHash.Of(e with { Actor = "a", Action = "bc" }), AuditHash.Of(e with { Action = "cd", Subject = "" }),
            AuditHash.Of(e with { Details = new Dictionary<string, string> { ["kv"] = "" } }), AuditHash.Of(e with { Details = new Dictionary<string, string>() }),
        ];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }
}
