using System.Text;
using Pipeline.Reference;
using Pipeline.StatisticsPublishing.Publishing;

namespace Pipeline.StatisticsPublishing.Tests;

/// <summary>What a later release does to figures that were published, and what their draws hang on.</summary>
public sealed class RevisionTests(Storage storage) : Publishing(storage)
{
    [Fact]
    public async Task Revised_drop_moves_only_what_it_changed_and_by_the_base_or_more()
    {
        var permits = await Lake.WriteAsync("dgie", "work-permits", lines => lines);
        var border = await Lake.WriteAsync("dgie", "border-crossings", lines => lines);
        await PublishAsync([border, permits]);
        var (first, before) = (await CurrentAsync(), await BasesAsync("permits-decided"));
        var borderFile = first.Flows.First(f => f.Dataflow == "DF_T07_BORDER_WORK").Sha256;

        var revised = await Lake.WriteAsync("dgie", "work-permits", lines => [.. lines.Skip(3), .. lines.Skip(200).Take(40).Select((l, i) => $"WP999000{i:0000}{l[l.IndexOf(',', StringComparison.Ordinal)..]}")]);
        var summary = await PublishAsync([border, revised]);

        Assert.Equal([], summary.Reasons);
        Assert.Equal(PublicationState.Published, summary.State);
        var second = await CurrentAsync();
        Assert.Equal(first.Id, second.Previous);
        Assert.True(string.CompareOrdinal(second.Id, first.Id) > 0);
        Assert.Equal(borderFile, second.Flows.First(f => f.Dataflow == "DF_T07_BORDER_WORK").Sha256);
        var after = await BasesAsync("permits-decided");
        Assert.NotEqual(before, after);
        foreach (var leaf in before.Keys.Union(after.Keys))
        {
            var ((x, y), (oldX, oldY)) = (after.GetValueOrDefault(leaf), before.GetValueOrDefault(leaf));
            if (x == oldX) Assert.Equal(oldY, y);
            Assert.True(y == oldY || Math.Abs(y - oldY) >= 5, leaf);
        }
        // What it did not change was not read again: the two populations of permits were.
        Assert.Equal(2, summary.FilesRead);
        Assert.Equal([second.Id, first.Id], (await Releases.ListAsync(CancellationToken.None)).Select(r => r.Id));
    }

    /// <summary>
    /// A figure may only stay or move by the base: where many counts change by less, all of them stay, and what they are off by adds up in the totals until the gate
    /// closes. No other figures would keep to the rule on moves; only starting anew from the counts, announced, does away with the deviations.
    /// </summary>
    [Fact]
    public async Task Revision_that_changes_many_counts_by_little_is_refused_until_a_rebase_starts_anew()
    {
        await PublishAsync([await Lake.WriteAsync("minaffet", "nationals-abroad", lines => lines.Where((_, i) => i % 40 != 1))]);
        var first = await CurrentAsync();
        var revised = await Lake.WriteAsync("minaffet", "nationals-abroad", lines => lines.Where((_, i) => i % 40 != 2));

        var refused = await PublishAsync([revised]);
        Assert.Equal(PublicationState.Refused, refused.State);
        Assert.All(refused.Reasons, reason => Assert.StartsWith("P10", reason));
        Assert.Equal(first.Id, (await CurrentAsync()).Id);

        var rebased = await PublishAsync([revised], Definitions with { Parameters = Definitions.Parameters with { Benchmark = "another" }, Sha256 = new('e', 64) });
        Assert.Equal(PublicationState.Published, rebased.State);
        Assert.True((await CurrentAsync()).Rebased);
    }

    [Fact]
    public async Task Lost_base_tables_end_publication_in_words_not_in_new_draws()
    {
        var permits = await Lake.WriteAsync("dgie", "work-permits", lines => lines);
        await PublishAsync([permits]);
        await Blobs.GetBlobContainerClient(Containers.StatisticsWork).DeleteBlobAsync($"states/{(await CurrentAsync()).Id}.json");
        var summary = await PublishAsync([await Lake.WriteAsync("dgie", "work-permits", lines => lines.Skip(5))]);
        Assert.Equal(PublicationState.Refused, summary.State);
        Assert.Contains("statistics-work", Assert.Single(summary.Reasons));
    }

    [Fact]
    public async Task Another_key_gives_other_draws_and_one_that_is_missing_is_asked_for()
    {
        var permits = await Lake.WriteAsync("dgie", "work-permits", lines => lines);
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => PublishAsync([permits], keys: new(new Dictionary<string, string>(), "r7")));
        Assert.Contains("Rounding__Keys__r7", error.Message);
        await PublishAsync([permits]);
        var first = await BasesAsync("permits-in-stock");
        await DisposeAsync();
        await Lake.WriteAsync("dgie", "work-permits", lines => lines);
        await PublishAsync([permits], keys: new(new Dictionary<string, string> { ["r2"] = Convert.ToBase64String(Encoding.ASCII.GetBytes("another key that only this test has")) }, "r2"));
        var second = await BasesAsync("permits-in-stock");
        Assert.Equal(first.ToDictionary(l => l.Key, l => l.Value.X).Where(l => l.Value > 0), second.ToDictionary(l => l.Key, l => l.Value.X).Where(l => l.Value > 0));
        Assert.NotEqual(first, second);
    }
}
