using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Lake;
using Pipeline.Reference;

namespace Pipeline.Intake.Restricted;

/// <summary>
/// Who is restricted: one small file in the container of the rows set apart, replaced whole under its ETag. It holds pseudonyms, so it lies where readers
/// of the lake cannot look.
/// </summary>
public sealed class RestrictedPersons(BlobServiceClient blobs)
{
    const string Name = "persons.json";

    readonly BlobClient _blob = blobs.GetBlobContainerClient(Containers.Restricted).GetBlobClient(Name);

    /// <summary>The restrictions in force, in the order of their requests.</summary>
    public async Task<IReadOnlyList<Restriction>> ListAsync(CancellationToken ct) => (await ReadAsync(ct)).List;

    /// <summary>
    /// The key for a new drop: the current one, unless somebody restricted is not yet known under it. Then it is an older one that all of them are known
    /// under, and the next rotation takes the file and them to the current key together.
    /// </summary>
    public async Task<Pseudonymiser> KeyAsync(PseudonymKeys keys, CancellationToken ct)
    {
        var known = (await ListAsync(ct)).Select(r => r.Keys.Select(k => k.KeyVersion).ToHashSet()).ToList();
        return known.All(versions => versions.Contains(keys.Current.KeyVersion))
            ? keys.Current
            : keys.Versions.Reverse().Where(version => known.All(versions => versions.Contains(version))).Select(keys.Find).FirstOrDefault() ?? keys.Current;
    }

    /// <summary>Puts a restriction; one of the same request gives way.</summary>
    public Task PutAsync(Restriction restriction, CancellationToken ct) =>
        ChangeAsync(list => [.. list.Where(r => r.Request != restriction.Request), restriction], ct);

    public Task RemoveAsync(string request, CancellationToken ct) => ChangeAsync(list => [.. list.Where(r => r.Request != request)], ct);

    /// <summary>Gives persons the pseudonyms that they have under another version of the key. Restrictions lifted meanwhile stay lifted.</summary>
    /// <param name="find">A person under that version, when it is known; else null.</param>
    public async Task AddKeysAsync(Func<PersonKey, PersonKey?> find, CancellationToken ct)
    {
        if ((await ListAsync(ct)).Any(r => With(r) != r)) await ChangeAsync(list => [.. list.Select(With)], ct);

        Restriction With(Restriction restriction) =>
            restriction.Keys.Select(find).OfType<PersonKey>().Except(restriction.Keys).ToList() is { Count: > 0 } found
                ? restriction with { Keys = [.. restriction.Keys, .. found] }
                : restriction;
    }

    async Task ChangeAsync(Func<IReadOnlyList<Restriction>, IReadOnlyList<Restriction>> change, CancellationToken ct)
    {
        while (true)
        {
            var (list, etag) = await ReadAsync(ct);
            var changed = change(list).OrderBy(r => r.Request, StringComparer.Ordinal);
            var conditions = etag is { } known ? new BlobRequestConditions { IfMatch = known } : new() { IfNoneMatch = ETag.All };
            try
            {
                await _blob.UploadAsync(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(changed)), new BlobUploadOptions { Conditions = conditions }, ct);
                return;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412)
            {
                // Another writer was first: change what is there now.
            }
        }
    }

    async Task<(IReadOnlyList<Restriction> List, ETag? ETag)> ReadAsync(CancellationToken ct)
    {
        try
        {
            var found = (await _blob.DownloadContentAsync(ct)).Value;
            return (JsonSerializer.Deserialize<List<Restriction>>(found.Content)!, found.Details.ETag);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return ([], null);
        }
    }
}
