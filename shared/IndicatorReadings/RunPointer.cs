using Azure;
using Azure.Storage.Blobs;
using Pipeline.Indicators;

namespace Pipeline.IndicatorReadings;

/// <summary>Which run is current, and the files that it has written.</summary>
sealed class RunPointer(BlobContainerClient container)
{
    /// <returns>Null while there is no run yet.</returns>
    public async Task<(CurrentRun Run, ETag ETag)?> ReadAsync(CancellationToken ct)
    {
        try
        {
            var blob = await container.GetBlobClient(IndicatorBlobs.Current).DownloadContentAsync(ct);
            return (CurrentRun.Parse(blob.Value.Content), blob.Value.Details.ETag);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>A file of a run; null when it has none of this name.</summary>
    public async Task<BinaryData?> FindAsync(string blob, CancellationToken ct)
    {
        try
        {
            return (await container.GetBlobClient(blob).DownloadContentAsync(ct)).Value.Content;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
