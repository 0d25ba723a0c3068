using Pipeline.Audit.Seals;

namespace Pipeline.Audit.Tests;

/// <summary>Seals that somebody altered, removed or added, where the container lets them: each is named.</summary>
public class SealChainTests
{
    [Fact]
    public async Task A_seal_that_was_altered_is_named_by_the_hash_that_the_next_one_has_of_it()
    {
        var trail = await TrailOfNightsAsync(4);
        var seal = Read(await trail.Store.ReadAsync(SealedTrail.FirstDay.AddDays(1), default), 1);
        // A seal like any other, of a chain of the writer's own.
        await trail.BlobOf(1).UploadAsync(SealDocument.Write(seal with { Heads = [seal.Heads[0] with { Hash = new('a', 64) }] }), overwrite: true);

        Assert.True((await trail.VerifyAsync("dgie")).IsWhole);
        var found = await trail.VerifyAsync("dgie", all: true);
        Assert.Equal((false, false), (found.IsWhole, found.Seals.IsWhole));
        Assert.StartsWith("audit/2026-11-21.json was altered: audit/2026-11-22.json names another hash of it.", found.Seals.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seal_removed_from_the_middle_is_named_and_so_is_the_first()
    {
        var trail = await TrailOfNightsAsync(5);
        await trail.BlobOf(2).DeleteAsync();
        await trail.BlobOf(0).DeleteAsync();

        Assert.True((await trail.VerifyAsync("dgie")).IsWhole);
        var found = await trail.VerifyAsync("dgie", all: true);
        Assert.False(found.IsWhole);
        Assert.StartsWith(
            "audit/2026-11-20.json is missing: audit/2026-11-21.json names it, so it was removed. audit/2026-11-22.json is missing: audit/2026-11-23.json names it, so it was removed.",
            found.Seals.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seal_added_in_between_is_named()
    {
        var trail = await TrailOfNightsAsync(1);
        trail.Sleep();
        await trail.SealAsync();
        var seal = Read(await trail.Store.ReadAsync(SealedTrail.FirstDay.AddDays(2), default), 2);
        var day = SealedTrail.FirstDay.AddDays(1);
        await trail.Store.AddAsync(day, SealDocument.Write(seal with { Day = day, At = seal.At.AddDays(-1) }), default);

        Assert.StartsWith("audit/2026-11-21.json was added afterwards", (await trail.VerifyAsync("dgie", all: true)).Seals.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_newest_seal_cannot_be_read_it_is_named_and_the_one_before_it_is_used()
    {
        var trail = await TrailOfNightsAsync(3);
        await trail.BlobOf(2).UploadAsync(new BinaryData("{}"), overwrite: true);
        await trail.RemoveAsync("dgie");
        await trail.WriteAsync("dgie", 3);

        var found = await trail.VerifyAsync("dgie");
        Assert.Equal((2, SealedTrail.FirstDay.AddDays(1)), (found.Chain.BrokenAt, found.Seals.Newest));
        Assert.StartsWith("audit/2026-11-22.json was altered: it is not", found.Seals.Sentence, StringComparison.Ordinal);
        // The night names it too, and goes on from what can be read.
        var summary = await trail.SealAsync();
        Assert.Equal(
            ["audit/2026-11-22.json was altered: it is not written as seals are.", "submissions/dgie was written anew: event 2 is not the one that was sealed."], summary.Faults);
        Assert.NotNull((await trail.NewestAsync()).Heads.Single().Broken);
    }

    /// <summary>Whoever may add a name could otherwise keep every night until then from being sealed, and nobody could take it away.</summary>
    [Theory]
    [InlineData(400, "is of a day to come: somebody put it there, or a clock was wrong.")]
    [InlineData(2, "was altered: it is not written as seals are.")]
    public async Task A_name_that_was_taken_before_its_night_is_told_and_stops_no_other_night(int night, string said)
    {
        var trail = await TrailOfNightsAsync(2);
        await trail.BlobOf(night).UploadAsync(new BinaryData("{}"));
        var fault = $"audit/{SealedTrail.FirstDay.AddDays(night):yyyy-MM-dd}.json {said}";

        Assert.Equal(fault, Assert.Single((await trail.SealAsync()).Faults));
        trail.Sleep();
        await trail.WriteAsync("dgie", 1);
        var summary = await trail.SealAsync();
        Assert.Equal((true, fault), (summary.Sha256 is not null, Assert.Single(summary.Faults)));
        var found = await trail.VerifyAsync("dgie", all: true);
        Assert.Equal((true, false, 3L), (found.Chain.IsWhole, found.Seals.IsWhole, found.Seals.Events));
        Assert.StartsWith(fault, found.Seals.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"at\"", "{ \"at\"")]
    [InlineData("\"events\":1,", "\"events\":1,\"more\":1,")]
    [InlineData("\"events\":1", "\"events\":\"1\"")]
    [InlineData("2026-11-20T04:30:00.0000000Z", "2026-11-20T04:30:00Z")]
    [InlineData("2026-11-20T04", "2026-11-19T04")]
    [InlineData("\"day\":\"2026-11-20\"", "\"day\":\"2026-11-19\"")]
    [InlineData("pipeline-audit-seal-1", "pipeline-audit-seal-2")]
    [InlineData("\"previous\":null,", "")]
    [InlineData("}],", "}],\"heads\":[],")]
    public async Task Bytes_that_are_not_exactly_a_seal_are_none(string text, string by)
    {
        var trail = await TrailOfNightsAsync(1);
        var written = (await trail.Store.ReadAsync(SealedTrail.FirstDay, default))!.ToString();
        Assert.Equal(
            $$"""{"at":"2026-11-20T04:30:00.0000000Z","day":"2026-11-20","heads":[{"broken":null,"events":1,"hash":"{{(await trail.NewestAsync()).Heads[0].Hash}}","stream":"dgie","table":"submissions"}],"previous":null,"scheme":"pipeline-audit-seal-1"}""",
            written);

        var changed = written.Replace(text, by, StringComparison.Ordinal);
        Assert.NotEqual(written, changed);
        Assert.False(SealDocument.TryRead(new(changed), SealedTrail.FirstDay, out _, out var mistake));
        Assert.StartsWith("is ", mistake, StringComparison.Ordinal);
    }

    [Fact]
    public void Heads_stand_in_ordinal_order_and_no_other()
    {
        var seal = new Seal(new(2026, 11, 20, 4, 30, 0, TimeSpan.Zero), SealedTrail.FirstDay, [Head("b"), Head("it's"), Head("A")], null, SealDocument.Scheme);
        var (sorted, text) = (SealDocument.Write(seal), SealDocument.Write(seal).ToString());

        Assert.Equal(["A", "b", "it's"], Read(sorted, 0).Heads.Select(h => h.Stream));
        Assert.Equal(SealDocument.HashOf(sorted), SealDocument.HashOf(SealDocument.Write(seal with { Heads = [.. seal.Heads.Reverse()] })));
        Assert.False(SealDocument.TryRead(new(text.Replace("\"A\"", "\"c\"", StringComparison.Ordinal)), SealedTrail.FirstDay, out _, out _));

        static SealedHead Head(string stream) => new(null, 1, AuditEvent.NoHash, stream, "t");
    }

    /// <summary>A night for each, and an event of one stream before it.</summary>
    static async Task<SealedTrail> TrailOfNightsAsync(int nights)
    {
        var trail = await SealedTrail.NewAsync();
        for (var night = 0; night < nights; night++)
        {
            await trail.WriteAsync("dgie", 1);
            await trail.SealAsync();
            trail.Sleep();
        }
        return trail;
    }

    static Seal Read(BinaryData? document, int night) =>
        SealDocument.TryRead(document!, SealedTrail.FirstDay.AddDays(night), out var seal, out var mistake) ? seal : throw new InvalidDataException(mistake);
}
