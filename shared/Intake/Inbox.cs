using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Reference;

namespace Pipeline.Intake;

/// <summary>Container <c>drops</c>, and where its files go once they are decided.</summary>
public sealed class Inbox(BlobServiceClient blobs)
{
    /// <summary>What is delivered under a name now, or null when nothing is there any more.</summary>
    public async Task<Delivery?> FindAsync(string blobName, CancellationToken ct)
    {
        var blob = Blob(blobName);
        try
        {
            var properties = (await blob.GetPropertiesAsync(cancellationToken: ct)).Value;
            return new(blobName, properties.ETag.ToString(), properties.LastModified);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Reads a delivery from its start. A broken connection is taken up again where it broke.</summary>
    /// <exception cref="RequestFailedException">Status 412 when the file was replaced, 404 when it is gone.</exception>
    public async Task<Stream> OpenAsync(Delivery delivery, CancellationToken ct)
    {
        var options = new BlobDownloadOptions { Conditions = Unchanged(delivery) };
        return (await Blob(delivery.BlobName).DownloadStreamingAsync(options, ct)).Value.Content;
    }

    /// <summary>Copies a delivery within the storage account to the container where its file is kept from now on.</summary>
    /// <returns>Container and path of the copy.</returns>
    public async Task<string> KeepAsync(Delivery delivery, string container, SubmissionId id, CancellationToken ct)
    {
        var target = blobs.GetBlobContainerClient(container).GetBlobClient($"{id.Agency}/{id}/{delivery.FileName}");
        await target.StartCopyFromUriAsync(
            Blob(delivery.BlobName).Uri, new BlobCopyFromUriOptions { SourceConditions = Unchanged(delivery) }, ct);
        // Several hosts may copy the same delivery to the same place: whoever's copy is there serves all.
        while (true)
        {
            var status = (await target.GetPropertiesAsync(cancellationToken: ct)).Value.CopyStatus;
            if (status == CopyStatus.Success) return $"{container}/{target.Name}";
            if (status != CopyStatus.Pending) throw new IOException($"The copy to {container} ended as {status}; it will be made again.");
            await Task.Delay(TimeSpan.FromMilliseconds(200), ct);
        }
    }

    /// <summary>Takes a delivery out of the inbox, unless the file was replaced since.</summary>
    public async Task RemoveAsync(Delivery delivery, CancellationToken ct)
    {
        try
        {
            // With its snapshots: leave to create a file is leave to take one, and a file that has any stays.
            await Blob(delivery.BlobName).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, Unchanged(delivery), ct);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // A new delivery under the same name: it has an event of its own.
        }
    }

    BlobClient Blob(string name) => blobs.GetBlobContainerClient(Containers.Drops).GetBlobClient(name);

    static BlobRequestConditions Unchanged(Delivery delivery) => new() { IfMatch = new ETag(delivery.ETag) };
}
