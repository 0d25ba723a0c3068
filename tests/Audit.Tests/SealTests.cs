using System.Diagnostics.Metrics;
using Azure.Data.Tables;
using Pipeline.Audit.Seals;

namespace Pipeline.Audit.Tests;

/// <summary>Whoever may write the tables can write a chain anew with valid hashes. The seals tell, on real storage.</summary>
public class SealTests
{
    [Fact]
    public async Task A_chain_written_anew_with_valid_hashes_is_found_by_its_seal_alone_and_by_every_later_one()
    {
        var trail = await SealedTrail.NewAsync();
        await trail.WriteAsync("dgie", 5);
        await trail.WriteAsync("rssb", 2);
        await trail.SealAsync();
        await trail.RemoveAsync("dgie");
        await trail.WriteAsync("dgie", 7, actor: "somebody");

        Assert.True((await new StreamVerifier(trail.Tables, "submissions").VerifyAsync("dgie", default)).IsWhole);
        var found = await trail.VerifyAsync("dgie");
        Assert.Equal((false, 5), (found.IsWhole, found.Chain.BrokenAt));
        Assert.Equal("Event 5 is not the one that was sealed on 2026-11-20: the stream was written anew.", found.Chain.Sentence);
        Assert.True((await trail.VerifyAsync("rssb")).IsWhole);

        // The next nights say so and do not take the other chain for the one that was sealed.
        trail.Sleep();
        Assert.Equal(["submissions/dgie was written anew: event 5 is not the one that was sealed."], (await trail.SealAsync()).Faults);
        await trail.WriteAsync("dgie", 1);
        trail.Sleep();
        var summary = await trail.SealAsync();
        Assert.Equal((0, 1), (summary.Faults.Count, summary.Broken));
        found = await trail.VerifyAsync("dgie");
        Assert.Equal((false, 5, 1), (found.IsWhole, found.Chain.BrokenAt, found.Seals.Read));
        Assert.Contains("since 2026-11-21 it did not hold the 5 events that were sealed before", found.Seals.Sentence, StringComparison.Ordinal);
        Assert.Equal((8, SealedTrail.FirstDay.AddDays(1)), ((await trail.NewestAsync()).Heads[0].Broken!.Events, (await trail.NewestAsync()).Heads[0].Broken!.Found));
    }

    [Fact]
    public async Task Events_dropped_from_the_end_together_with_the_head_are_missed_by_the_seal()
    {
        var trail = await SealedTrail.NewAsync();
        await trail.WriteAsync("dgie", 6);
        await trail.SealAsync();
        await trail.ShortenAsync("dgie", by: 2);

        Assert.True((await new StreamVerifier(trail.Tables, "submissions").VerifyAsync("dgie", default)).IsWhole);
        Assert.Equal("Event 5 is missing: event 6 was sealed on 2026-11-20, and the events end with 4.", (await trail.VerifyAsync("dgie")).Chain.Sentence);
        trail.Sleep();
        Assert.Equal(["submissions/dgie ends with event 4: it had 6 events when it was last sealed."], (await trail.SealAsync()).Faults);

        // As many others in their place do not hide it.
        await trail.WriteAsync("dgie", 5, actor: "somebody");
        Assert.Equal("Event 6 is not the one that was sealed before 2026-11-21: the stream was written anew.", (await trail.VerifyAsync("dgie")).Chain.Sentence);
    }

    [Fact]
    public async Task A_stream_that_was_removed_whole_is_missed_and_so_is_a_table()
    {
        var trail = await SealedTrail.NewAsync();
        await trail.WriteAsync("dgie", 3);
        await trail.WriteAsync("rssb", 1);
        await trail.WriteAsync("moh", 2, "custody");
        await trail.SealAsync();
        await trail.RemoveAsync("dgie");
        await trail.Tables.DeleteTableAsync("custody");

        Assert.Equal((false, "Event 1 is missing: event 3 was sealed on 2026-11-20, and the events end with 0."), ((await trail.VerifyAsync("dgie")).IsWhole, (await trail.VerifyAsync("dgie")).Chain.Sentence));
        trail.Sleep();
        var summary = await trail.SealAsync();
        Assert.Equal(
            ["custody/moh is missing, or its head cannot be read: it had 2 events when it was last sealed.", "submissions/dgie is missing, or its head cannot be read: it had 3 events when it was last sealed."],
            summary.Faults);
        Assert.Equal((3, 2), (summary.Streams, summary.Broken));
    }

    [Fact]
    public async Task What_was_sealed_and_comes_back_from_a_backup_holds_again()
    {
        var trail = await SealedTrail.NewAsync();
        await trail.WriteAsync("dgie", 4);
        await trail.SealAsync();
        var rows = await trail.RemoveAsync("dgie");
        await trail.WriteAsync("dgie", 9, actor: "somebody");
        trail.Sleep();
        await trail.SealAsync();
        await trail.RemoveAsync("dgie");
        await trail.PutBackAsync(rows);
        await trail.WriteAsync("dgie", 1);

        Assert.True((await trail.VerifyAsync("dgie")).Chain.IsWhole);
        trail.Sleep();
        Assert.Equal((0, 0), ((await trail.SealAsync()).Faults.Count, (await trail.NewestAsync()).Heads.Count(h => h.Broken is not null)));
        var found = await trail.VerifyAsync("dgie", all: true);
        Assert.Equal((true, 3, 5L), (found.IsWhole, found.Seals.Read, found.Seals.Events));
    }

    [Fact]
    public async Task A_day_has_one_seal_whoever_makes_it_and_a_missed_night_has_none()
    {
        var trail = await SealedTrail.NewAsync();
        await trail.WriteAsync("dgie", 1);
        var both = await Task.WhenAll(trail.SealAsync(), trail.SealAsync());
        Assert.Single(both, summary => summary.Sha256 is not null);
        var first = (await trail.BlobOf(0).GetPropertiesAsync()).Value.ETag;
        await trail.WriteAsync("dgie", 1);
        Assert.Null((await trail.SealAsync()).Sha256);
        Assert.Equal(first, (await trail.BlobOf(0).GetPropertiesAsync()).Value.ETag);

        trail.Sleep(nights: 3);
        Assert.NotNull((await trail.SealAsync()).Sha256);
        Assert.Equal([SealedTrail.FirstDay, SealedTrail.FirstDay.AddDays(3)], await trail.Store.ListAsync(default));
        var seal = await trail.NewestAsync();
        Assert.Equal((2, new SealLink(SealedTrail.FirstDay, both.Single(s => s.Sha256 is not null).Sha256!)), (seal.Heads.Single().Events, seal.Previous));
        Assert.True((await trail.VerifyAsync("dgie", all: true)).IsWhole);
    }

    [Fact]
    public async Task A_stream_that_no_seal_has_is_told_once_it_should_have_one()
    {
        var trail = await SealedTrail.NewAsync();
        await trail.WriteAsync("dgie", 1);
        var fresh = await trail.VerifyAsync("dgie");
        Assert.Equal((true, "It is not sealed yet: that comes with the next night."), (fresh.IsWhole, fresh.Seals.Sentence));

        trail.Sleep(nights: 3);
        var late = await trail.VerifyAsync("dgie");
        Assert.Equal((false, true), (late.IsWhole, late.Chain.IsWhole));
        Assert.StartsWith("No seal has it, and it began on 2026-11-20", late.Seals.Sentence, StringComparison.Ordinal);

        await trail.SealAsync();
        Assert.True((await trail.VerifyAsync("dgie")).IsWhole);
        trail.Sleep(nights: 3);
        Assert.EndsWith("There is no later seal: nights were missed, or seals are missing.", (await trail.VerifyAsync("dgie")).Seals.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_that_somebody_spoilt_is_told_and_not_sealed()
    {
        var trail = await SealedTrail.NewAsync();
        await trail.WriteAsync("dgie", 2);
        await trail.Tables.GetTableClient("submissions").UpsertEntityAsync(new TableEntity("dgie", AuditRows.Head) { ["Number"] = "two" }, TableUpdateMode.Replace);
        var summary = await trail.SealAsync();
        Assert.Equal((0, "The head of submissions/dgie cannot be read, and no seal knows how far it went."), (summary.Streams, Assert.Single(summary.Faults)));
    }

    [Fact]
    public async Task What_is_broken_is_measured_by_table_and_what_is_mended_is_not_any_more()
    {
        var trail = await SealedTrail.NewAsync("measured", "whole");
        var measured = new List<(string? Table, int Broken)>();
        using var meters = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Name == "pipeline.audit.broken") listener.EnableMeasurementEvents(instrument); } };
        meters.SetMeasurementEventCallback<int>((_, broken, tags, _) =>
        {
            // Other tests seal at the same time.
            lock (measured) if (tags[0].Value is "measured" or "whole") measured.Add(((string?)tags[0].Value, broken));
        });
        meters.Start();

        await trail.WriteAsync("dgie", 2, "measured");
        await trail.WriteAsync("dgie", 2, "whole");
        await trail.SealAsync();
        var rows = await trail.RemoveAsync("dgie", "measured");
        trail.Sleep();
        await trail.SealAsync();
        await trail.PutBackAsync(rows, "measured");
        trail.Sleep();
        await trail.SealAsync();

        Assert.Equal([("measured", 0), ("whole", 0), ("measured", 1), ("whole", 0), ("measured", 0), ("whole", 0)], measured);
    }

    /// <summary>Streams are many, events more, and seals come every night: a look at one stream costs the same after a year.</summary>
    [Fact]
    public async Task Sealing_reads_no_events_and_one_stream_is_verified_with_the_newest_seal_alone()
    {
        var trail = await SealedTrail.NewAsync();
        for (var stream = 0; stream < 4; stream++) await trail.WriteAsync($"agency{stream}", 30);
        var (before, tables) = (trail.Requests, 2);
        await trail.SealAsync();
        // Of each stream its first row and its head; each table's end; the list of seals and the new one.
        Assert.Equal((2 * 4) + tables + 2, trail.Requests - before);

        await trail.WriteAsync("agency0", 1);
        trail.Sleep();
        before = trail.Requests;
        await trail.SealAsync();
        // And the sealed event of the one that went on; the last seal is read, to go on from it and for its hash.
        Assert.Equal((2 * 4) + tables + 2 + 1 + 2, trail.Requests - before);

        before = trail.Requests;
        await trail.VerifyAsync("agency0");
        var once = trail.Requests - before;
        for (var night = 0; night < 20; night++)
        {
            trail.Sleep();
            await trail.SealAsync();
        }
        before = trail.Requests;
        await trail.VerifyAsync("agency0");
        Assert.Equal(once, trail.Requests - before);
        before = trail.Requests;
        Assert.Equal(22, (await trail.VerifyAsync("agency0", all: true)).Seals.Read);
        Assert.Equal(once + 21, trail.Requests - before);
    }
}
