using Azure.Storage.Blobs;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>The two services of a storage account that triggers use.</summary>
sealed record StorageAccount(BlobServiceClient Blobs, QueueService Queues)
{
    public MessageQueue Queue(string name, bool base64 = true) => new(Queues, name, base64);
}
