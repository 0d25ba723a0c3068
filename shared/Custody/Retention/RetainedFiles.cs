using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Intake.Restricted;
using Pipeline.Lake;
using Pipeline.Reference;

namespace Pipeline.Custody;

/// <summary>A stored file: where it lies, and what a certificate says of it.</summary>
public sealed record RetainedFile(BlobClient Blob, ETag ETag, DestroyedFile Record);

/// <summary>Finds stored files, those of submissions in every container that has rows of them, and destroys them.</summary>
public sealed class RetainedFiles(BlobServiceClient blobs)
{
    /// <summary>The files that are there, each hashed as it is stored.</summary>
    internal async Task<IReadOnlyList<RetainedFile>> ListAsync(RetentionEntry entry, PurgeScope scope, CancellationToken ct)
    {
        var files = new List<RetainedFile>();
        foreach (var submission in entry.Submissions)
            foreach (var (kind, container, prefix) in Places(entry, submission.Id, scope))
                files.AddRange(await ListAsync(container, prefix, kind, $"{submission.Id}", ct));
        return files;
    }

    /// <summary>The files below a prefix that are there, each hashed as it is stored.</summary>
    /// <param name="member">The id that a certificate names them by.</param>
    public async Task<IReadOnlyList<RetainedFile>> ListAsync(string container, string prefix, string kind, string member, CancellationToken ct)
    {
        var files = new List<RetainedFile>();
        await foreach (var blob in blobs.GetBlobContainerClient(container).GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, ct))
            if (await HashAsync(container, blob, ct) is var (client, hash))
                files.Add(new(client, blob.Properties.ETag!.Value, new(member, kind, blob.Properties.ContentLength!.Value, hash)));
        return files;
    }

    /// <summary>Deletes a file with its snapshots, if it is still the one that was hashed.</summary>
    /// <exception cref="RequestFailedException">Status 412: it was replaced since.</exception>
    internal static async Task DestroyAsync(RetainedFile file, CancellationToken ct) =>
        await file.Blob.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, new BlobRequestConditions { IfMatch = file.ETag }, ct);

    static IEnumerable<(string Kind, string Container, string Prefix)> Places(RetentionEntry entry, SubmissionId id, PurgeScope scope)
    {
        var folder = $"{id.Agency}/{id}/";
        yield return (Containers.Archive, Containers.Archive, folder);
        yield return (Containers.Quarantine, Containers.Quarantine, folder);
        if (scope != PurgeScope.All) yield break;
        var prefix = new LakePartition(entry.Dataset, entry.Period, entry.Agency, id, "", 0).BlobPrefix;
        yield return (Containers.Lake, Containers.Lake, prefix);
        yield return ("rejected", Containers.Lake, LakePartition.RejectedPrefix + prefix);
        yield return (Containers.Sensitive, Containers.Sensitive, prefix);
        yield return (Containers.Restricted, Containers.Restricted, prefix);
        yield return (Containers.Sensitive, Containers.Sensitive, SetApartRows.SensitiveName(prefix));
        yield return (Containers.Receipts, Containers.Receipts, $"{folder}errors.csv");
    }

    /// <summary>Null when the file went meanwhile.</summary>
    async Task<(BlobClient Blob, string Hash)?> HashAsync(string container, BlobItem blob, CancellationToken ct)
    {
        var client = blobs.GetBlobContainerClient(container).GetBlobClient(blob.Name);
        try
        {
            await using var content = (await client.DownloadStreamingAsync(
                new BlobDownloadOptions { Conditions = new() { IfMatch = blob.Properties.ETag } }, ct)).Value.Content;
            return (client, Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct)));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
