using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Reference;

namespace Pipeline.Intake;

/// <summary>Container <c>drops</c>, and where its files go once they are decided.</summary>
public sealed class Inbox(BlobServiceClient blobs)
{
    static readonly string[] Kept = [Containers.Archive, Containers.Quarantine];

    /// <summary>What is delivered under a name now, or null when nothing is there any more.</summary>
    public Task<Delivery?> FindAsync(string blobName, CancellationToken ct) => FindAsync(Containers.Drops, blobName, ct);

    async Task<Delivery?> FindAsync(string container, string path, CancellationToken ct)
    {
        try
        {
            var properties = (await blobs.GetBlobContainerClient(container).GetBlobClient(path).GetPropertiesAsync(cancellationToken: ct)).Value;
            // A copy that was cut short is none.
            if (properties is { CopyId: not null, CopyStatus: not CopyStatus.Success }) return null;
            return new(path, properties.ETag.ToString(), properties.LastModified) { Container = container, Trace = DeliveryTrace.Read(properties.Metadata) };
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Files that were written before a moment and still wait, the oldest first.</summary>
    public async Task<IReadOnlyList<Delivery>> ListAsync(DateTimeOffset writtenBefore, CancellationToken ct)
    {
        var waiting = new List<Delivery>();
        await foreach (var blob in blobs.GetBlobContainerClient(Containers.Drops).GetBlobsAsync(cancellationToken: ct))
            if (blob.Properties is { ETag: { } etag, LastModified: { } written } && written < writtenBefore) waiting.Add(new(blob.Name, etag.ToString(), written));
        return [.. waiting.OrderBy(d => d.ReceivedAt)];
    }

    /// <summary>Where the file of a submission lies now, whose path and time of receipt are known; null when it is nowhere.</summary>
    public async Task<Delivery?> FindAsync(SubmissionId id, string blobName, DateTimeOffset receivedAt, CancellationToken ct)
    {
        var delivery = new Delivery(blobName, "", receivedAt);
        foreach (var container in Kept)
            if (await FindAsync(container, delivery.KeptAs(id), ct) is { } kept)
                return delivery with { Container = container, Path = delivery.KeptAs(id), ETag = kept.ETag, Trace = kept.Trace };
        return await FindAsync(blobName, ct) is { } waiting && SubmissionId.For(id.Agency, blobName, waiting.ETag) == id ? waiting : null;
    }

    /// <summary>Reads a delivery from its start. A broken connection is taken up again where it broke.</summary>
    /// <exception cref="RequestFailedException">Status 412 when the file was replaced, 404 when it is gone.</exception>
    public async Task<Stream> OpenAsync(Delivery delivery, CancellationToken ct)
    {
        var options = new BlobDownloadOptions { Conditions = Unchanged(delivery) };
        return (await Blob(delivery).DownloadStreamingAsync(options, ct)).Value.Content;
    }

    /// <summary>Copies a delivery within the storage account to the container where its file is kept from now on, unless it lies there.</summary>
    /// <returns>Container and path of the copy.</returns>
    public async Task<string> KeepAsync(Delivery delivery, string container, SubmissionId id, CancellationToken ct)
    {
        var target = blobs.GetBlobContainerClient(container).GetBlobClient(delivery.KeptAs(id));
        if (delivery.Container == container) return $"{container}/{target.Name}";
        await target.StartCopyFromUriAsync(
            Blob(delivery).Uri, new BlobCopyFromUriOptions { SourceConditions = Unchanged(delivery) }, ct);
        // Several hosts may copy the same delivery to the same place: whoever's copy is there serves all.
        while (true)
        {
            var status = (await target.GetPropertiesAsync(cancellationToken: ct)).Value.CopyStatus;
            if (status == CopyStatus.Success) return $"{container}/{target.Name}";
            if (status != CopyStatus.Pending) throw new IOException($"The copy to {container} ended as {status}; it will be made again.");
            await Task.Delay(TimeSpan.FromMilliseconds(200), ct);
        }
    }

    /// <summary>Takes a delivery away from where it lies, unless the file was replaced since.</summary>
    public async Task RemoveAsync(Delivery delivery, CancellationToken ct)
    {
        try
        {
            // With its snapshots: leave to create a file is leave to take one, and a file that has any stays.
            await Blob(delivery).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, Unchanged(delivery), ct);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // A new delivery under the same name: it has an event of its own.
        }
    }

    /// <summary>Takes a submission's file away from every place but the one where it is kept from now on.</summary>
    /// <param name="keptAt">Container and path, as <see cref="KeepAsync"/> gives them.</param>
    public async Task KeepOnlyAsync(Delivery delivery, SubmissionId id, string keptAt, CancellationToken ct)
    {
        foreach (var container in Kept)
            if ($"{container}/{delivery.KeptAs(id)}" != keptAt)
                await blobs.GetBlobContainerClient(container).GetBlobClient(delivery.KeptAs(id)).DeleteIfExistsAsync(cancellationToken: ct);
    }

    BlobClient Blob(Delivery delivery) => blobs.GetBlobContainerClient(delivery.Container).GetBlobClient(delivery.Path);

    static BlobRequestConditions Unchanged(Delivery delivery) => new() { IfMatch = new ETag(delivery.ETag) };
}
