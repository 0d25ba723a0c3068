using Azure.Storage.Blobs;
using Pipeline.Reference;
using Pipeline.Statistics.Releases;

namespace Pipeline.Walkthrough;

/// <summary>Waits for the release of statistics that a publication writes.</summary>
sealed class PublishedRelease(BlobServiceClient blobs)
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    readonly ReleaseStore _releases = new(blobs);

    /// <exception cref="InvalidOperationException">It was refused; the message has the reasons.</exception>
    public async Task<CurrentRelease> WaitAsync(CancellationToken ct)
    {
        var refused = blobs.GetBlobContainerClient(Containers.StatisticsWork).GetBlobClient("refused.json");
        while (true)
        {
            if (await _releases.ReadCurrentAsync(ct) is { } pointer) return pointer.Current;
            if (await refused.ExistsAsync(ct)) throw new InvalidOperationException($"Statistics were not published: {(await refused.DownloadContentAsync(ct)).Value.Content}");
            await Task.Delay(Pause, ct);
        }
    }
}
