using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Lake;
using Pipeline.Reference;

namespace Pipeline.Custody;

/// <summary>A file of the lake and the key of its pseudonyms.</summary>
/// <param name="KeyVersion">Null when the file names none.</param>
public sealed record LakeFile(LakePartition Partition, bool IsRejected, string BlobName, ETag ETag, string? KeyVersion);

/// <summary>Lists the files of the lake, accepted rows and rejected ones, with the key each is under. A thousand and more take one request.</summary>
public sealed class LakeFiles(BlobServiceClient blobs)
{
    readonly BlobContainerClient _lake = blobs.GetBlobContainerClient(Containers.Lake);

    public async IAsyncEnumerable<LakeFile> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var blob in _lake.GetBlobsAsync(BlobTraits.Metadata, BlobStates.None, prefix: null, ct))
        {
            if (LakePartition.Parse(blob.Name) is not var (partition, isRejected)) continue;
            // Files from before there was such metadata name their key in the footer alone.
            var key = blob.Metadata.TryGetValue(LakeMetadata.BlobPseudonymKey, out var named) ? named : await ReadKeyAsync(blob.Name, ct);
            yield return new(partition, isRejected, blob.Name, blob.Properties.ETag!.Value, key);
        }
    }

    async Task<string?> ReadKeyAsync(string blobName, CancellationToken ct)
    {
        await using var file = await _lake.GetBlobClient(blobName).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), ct);
        await using var reader = await LakeReader.OpenAsync(file, ct);
        return reader.Metadata.GetValueOrDefault(LakeMetadata.PseudonymKey);
    }
}
