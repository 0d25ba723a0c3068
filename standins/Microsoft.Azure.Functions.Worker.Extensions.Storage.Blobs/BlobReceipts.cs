using Azure;
using Azure.Storage.Blobs.Specialized;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>
/// Notes which version of a blob was handed to which function, as <c>blobreceipts/{hostId}/{function}/{etag}/{path}</c>. A receipt is
/// complete once the message is in the queue; one left incomplete by a host that died is taken up again when its lease has run out.
/// </summary>
sealed class BlobReceipts(HostStorage storage)
{
    const string Completed = "WebJobsReceiptCompleted";
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    /// <summary>Enqueues unless that was done before. False when another host is at it: ask again later.</summary>
    public async Task<bool> TryHandOverAsync(BlobMessage message, Func<Task> enqueue, CancellationToken cancellationToken)
    {
        var receipt = storage.Blob("blobreceipts", $"{message.FunctionId}/\"{message.ETag}\"/{message.ContainerName}/{message.BlobName}");
        if (await IsCompleteAsync(receipt, cancellationToken) is not { } complete)
        {
            if (!await storage.TryMakeAsync(receipt, cancellationToken)) return false;
        }
        else if (complete) return true;

        var lease = receipt.GetBlobLeaseClient();
        try
        {
            await lease.AcquireAsync(Lease, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return false;
        }
        if (await IsCompleteAsync(receipt, cancellationToken) is not true)
        {
            await enqueue();
            await receipt.SetMetadataAsync(
                new Dictionary<string, string> { [Completed] = "true" }, new() { LeaseId = lease.LeaseId }, CancellationToken.None);
        }
        await lease.ReleaseAsync(cancellationToken: CancellationToken.None);
        return true;
    }

    /// <summary>Null when there is no receipt.</summary>
    static async Task<bool?> IsCompleteAsync(BlockBlobClient receipt, CancellationToken cancellationToken)
    {
        try
        {
            return (await receipt.GetPropertiesAsync(cancellationToken: cancellationToken)).Value.Metadata.ContainsKey(Completed);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }
}
