using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>The container that hosts keep their receipts, schedules and locks in.</summary>
sealed class HostStorage(StorageConnections connections, HostId hostId)
{
    public HostId HostId => hostId;

    public StorageAccount Account { get; } = connections.Host;

    BlobContainerClient Container => Account.Blobs.GetBlobContainerClient("azure-webjobs-hosts");

    /// <summary>The blob <c>{folder}/{hostId}/{path}</c>.</summary>
    public BlockBlobClient Blob(string folder, string path) => Container.GetBlockBlobClient($"{folder}/{hostId}/{path}");

    /// <summary>Makes an empty blob, and the container when it is not there; false when the blob is there already.</summary>
    public async Task<bool> TryMakeAsync(BlockBlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var absent = new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } };
            await blob.UploadAsync(Stream.Null, absent, cancellationToken);
            return true;
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await Container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            return await TryMakeAsync(blob, cancellationToken);
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            return false;
        }
    }
}
