using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Pipeline.Reference;
using Pipeline.StatisticsPublishing.Publishing;

namespace Pipeline.StatisticsPublishing.Tests;

/// <summary>Releases that fail a proof or are cut short: what was current stays so.</summary>
public sealed class RefusedReleaseTests(Storage storage) : Publishing(storage)
{
    [Fact]
    public async Task Release_that_fails_a_proof_is_not_published_and_says_why_and_the_next_good_one_is()
    {
        var permits = await Lake.WriteAsync("dgie", "work-permits", lines => lines);
        await PublishAsync([permits]);
        var current = await CurrentAsync();
        // A gate that no rounding can pass: the same file, so that the figures stick, and another so that there is something to publish.
        var strict = Definitions with { Parameters = Definitions.Parameters with { Gate = new(1e-9, 1e-9) }, Sha256 = new('f', 64) };
        var border = await Lake.WriteAsync("dgie", "border-crossings", lines => lines);

        var refused = await PublishAsync([border, permits], strict);

        Assert.Equal(PublicationState.Refused, refused.State);
        Assert.Contains(refused.Reasons, r => r.Contains("P10", StringComparison.Ordinal) && r.Contains("permits", StringComparison.Ordinal));
        Assert.Equal(current.Id, (await CurrentAsync()).Id);
        var work = Blobs.GetBlobContainerClient(Containers.StatisticsWork);
        Assert.Contains("P10", (await work.GetBlobClient("refused.json").DownloadContentAsync()).Value.Content.ToString());

        Assert.Equal(PublicationState.Published, (await PublishAsync([border, permits])).State);
        Assert.False(await work.GetBlobClient("refused.json").ExistsAsync());
    }

    [Fact]
    public async Task Release_cut_short_before_its_pointer_leaves_the_old_one_and_is_finished_the_next_time()
    {
        var permits = await Lake.WriteAsync("dgie", "work-permits", lines => lines);
        await PublishAsync([permits]);
        var old = await CurrentAsync();
        var border = await Lake.WriteAsync("dgie", "border-crossings", lines => lines);

        await Assert.ThrowsAsync<IOException>(() => PublishAsync([border, permits], blobs: Failing("current.json")));
        Assert.Equal(old.Id, (await CurrentAsync()).Id);
        Assert.Equal([old.Id], (await Releases.ListAsync(CancellationToken.None)).Select(r => r.Id));

        Clock.Advance(TimeSpan.FromMinutes(10));
        var summary = await PublishAsync([border, permits]);
        Assert.Equal(PublicationState.Published, summary.State);
        Assert.Equal(old.Id, (await CurrentAsync()).Previous);
    }

    /// <summary>Storage that fails when a blob of this name is written.</summary>
    BlobServiceClient Failing(string name)
    {
        var options = new BlobClientOptions();
        options.Retry.MaxRetries = 0;
        options.AddPolicy(new FailingWrite(name), HttpPipelinePosition.PerCall);
        return new(Connection, options);
    }
}

file sealed class FailingWrite(string name) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        if (message.Request.Method == RequestMethod.Put && message.Request.Uri.ToUri().AbsolutePath.EndsWith(name, StringComparison.Ordinal)) throw new IOException("The host was ended.");
    }
}
