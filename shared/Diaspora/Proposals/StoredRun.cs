using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.DiasporaMatching;
using Pipeline.Reference;

namespace Pipeline.Diaspora;

/// <summary>
/// A run of matching as it is kept. It names experts by a hash of the run and their key, so that it need not change when a person is erased: what nobody's key leads to is nobody.
/// </summary>
/// <param name="Twice">Groups of experts who seem to be one person; only the first was matched.</param>
/// <param name="RenewalsDue">Experts whose consent to matching ends soon.</param>
public sealed record StoredRun(
    string Id, DateTimeOffset At, string By, IReadOnlyList<string> Inputs, IReadOnlyList<string> LeftOut, IReadOnlyList<IReadOnlyList<string>> Twice, IReadOnlyList<string> RenewalsDue, MatchingResult Result)
{
    const int Letters = 20;

    public static string NameOf(string run, string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{run}|{key}")))[..Letters];
}

/// <summary>Container <c>diaspora-matching</c>: <c>runs/{id}.json</c>, written once; ids rise with time.</summary>
public sealed class RunShelf(BlobServiceClient blobs)
{
    const string Folder = "runs/";

    readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Containers.DiasporaMatching);

    public async Task AddAsync(StoredRun run, CancellationToken ct) => await _container.GetBlobClient($"{Folder}{run.Id}.json").UploadAsync(
        BinaryData.FromObjectAsJson(run, Documents.Json),
        new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All }, HttpHeaders = new() { ContentType = "application/json" } }, ct);

    /// <summary>The ids, the newest first.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken ct)
    {
        var ids = new List<string>();
        await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, Folder, ct)) ids.Add(Path.GetFileNameWithoutExtension(blob.Name));
        ids.Reverse();
        return ids;
    }

    /// <summary>Null when there is none.</summary>
    public async Task<StoredRun?> ReadAsync(string id, CancellationToken ct)
    {
        if (!DiasporaRows.IsId(id)) return null;
        try
        {
            return (await _container.GetBlobClient($"{Folder}{id}.json").DownloadContentAsync(ct)).Value.Content.ToObjectFromJson<StoredRun>(Documents.Json);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
