using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pipeline.Nightly;

/// <summary>Reads, writes and deletes blobs of the night.</summary>
static class KeptBlobs
{
    /// <returns>Null when there is none of the name.</returns>
    public static async Task<byte[]?> FindAsync(this BlobContainerClient kept, string name, CancellationToken ct)
    {
        try
        {
            using var blob = (await kept.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: ct)).Value;
            // Its length is known, so that megabytes are not copied from buffer to buffer.
            var bytes = GC.AllocateUninitializedArray<byte>((int)blob.Details.ContentLength);
            await blob.Content.ReadExactlyAsync(bytes, ct);
            return bytes;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Writes a table, once it is whole.</summary>
    public static async Task WriteAsync(this BlobContainerClient container, string name, Func<Stream, Task> write, CancellationToken ct)
    {
        using var file = new MemoryStream();
        await write(file);
        file.Position = 0;
        await container.GetBlobClient(name).UploadAsync(file, overwrite: true, ct);
    }

    /// <summary>Deletes what no quarter and no file of this night asked for: what remains of files that were replaced, withdrawn or erased.</summary>
    public static async Task DeleteUnusedAsync(this BlobContainerClient kept, string prefix, Func<string, bool> isUsed, CancellationToken ct)
    {
        var unused = new List<string>();
        await foreach (var blob in kept.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, ct))
            if (!isUsed(blob.Name)) unused.Add(blob.Name);
        await Task.WhenAll(unused.Select(name => kept.DeleteBlobIfExistsAsync(name, cancellationToken: ct)));
    }
}
