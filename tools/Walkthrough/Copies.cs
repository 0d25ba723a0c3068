using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Reference;

namespace Pipeline.Walkthrough;

/// <summary>Copies receipts and Parquet files out of the storage emulator, so that any program can open them.</summary>
sealed class Copies(BlobServiceClient blobs, string folder)
{
    /// <returns>Paths of the Parquet copies, lake files first.</returns>
    public async Task<IReadOnlyList<string>> TakeAsync(IReadOnlyList<TakenDrop> taken, string runId, CancellationToken ct)
    {
        var parquet = new List<string>();
        foreach (var drop in taken)
        {
            if (drop.Receipt is { LakeFile: { } file, DuplicateOf: null }) parquet.Add(await CopyAsync(file, ct));
            await CopyAllAsync(Containers.Receipts, $"{drop.Drop.Path.Agency}/{drop.Receipt.SubmissionId}/", ct);
        }
        return [.. parquet, .. await CopyAllAsync(Containers.Indicators, $"run={runId}/", ct)];
    }

    async Task<IReadOnlyList<string>> CopyAllAsync(string container, string prefix, CancellationToken ct)
    {
        var copies = new List<string>();
        await foreach (var blob in blobs.GetBlobContainerClient(container).GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, ct))
            copies.Add(await CopyAsync($"{container}/{blob.Name}", ct));
        return copies;
    }

    async Task<string> CopyAsync(string containerAndBlob, CancellationToken ct)
    {
        var (container, blob) = (containerAndBlob[..containerAndBlob.IndexOf('/')], containerAndBlob[(containerAndBlob.IndexOf('/') + 1)..]);
        var target = Path.Combine(folder, container, blob);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        await blobs.GetBlobContainerClient(container).GetBlobClient(blob).DownloadToAsync(target, ct);
        return target;
    }
}
