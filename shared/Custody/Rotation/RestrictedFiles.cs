using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Intake;
using Pipeline.Intake.Restricted;
using Pipeline.Lake;
using Pipeline.Reference;

namespace Pipeline.Custody;

/// <summary>
/// Rotates what was set apart from a lake file with it: the rows of restricted persons, and the pseudonyms by which later rows of theirs are known. They go
/// first, so that a file of the lake under the current key has nothing apart under an older one.
/// </summary>
public sealed class RestrictedFiles(BlobServiceClient blobs, SensitiveFiles sensitive)
{
    readonly BlobContainerClient _restricted = blobs.GetBlobContainerClient(Containers.Restricted);
    readonly SetApartRows _apart = new(blobs, sensitive);
    readonly RestrictedPersons _persons = new(blobs);

    /// <exception cref="RequestFailedException">Status 404 or 412: a restriction was lifted or set meanwhile.</exception>
    public async Task RotateAsync(LakePartition partition, PseudonymMap map, string keyVersion, CancellationToken ct)
    {
        var names = await _apart.ListAsync(partition, request: null, ct);
        if (names.Count == 0) return;
        await _persons.AddKeysAsync(map.Find, ct);
        foreach (var name in names) await RotateAsync(_restricted.GetBlobClient(name), map, keyVersion, ct);
    }

    static async Task RotateAsync(BlobClient blob, PseudonymMap map, string keyVersion, CancellationToken ct)
    {
        var etag = (await blob.GetPropertiesAsync(cancellationToken: ct)).Value.ETag;
        await using var stored = await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { Conditions = new() { IfMatch = etag } }, ct);
        await using (var reader = await LakeReader.OpenAsync(stored, ct))
            if (reader.Metadata.GetValueOrDefault(LakeMetadata.PseudonymKey) == keyVersion) return;
        stored.Position = 0;
        await using var copy = TemporaryFile.Open();
        await LakeRekey.WriteAsync(stored, copy, map.Texts, keyVersion, ct);
        copy.Position = 0;
        await blob.UploadAsync(copy, new BlobUploadOptions
        {
            Conditions = new() { IfMatch = etag },
            HttpHeaders = new() { ContentType = "application/vnd.apache.parquet" },
        }, ct);
    }
}
