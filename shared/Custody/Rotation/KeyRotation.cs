using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Audit;
using Pipeline.Lake;
using Pipeline.Reference;

namespace Pipeline.Custody;

/// <summary>What a run of the rotation did.</summary>
/// <param name="Rotated">Files that are under the current key now.</param>
/// <param name="Left">Files under an older key that the run had no room for.</param>
/// <param name="Blocked">Files that cannot be rotated, by name, each with the reason.</param>
public sealed record RotationSummary(int Rotated, int Left, IReadOnlyDictionary<string, string> Blocked);

/// <summary>
/// Puts files of the lake that stand under an older key of pseudonyms under the current one, from the archived originals. Rows, their order and all
/// other columns stay as they are: only pseudonyms are replaced, each by that of the same identifier. A file is replaced whole under its own name, if it
/// is still the one that was read, so a reader has the old one or the new one. A run that was cut short is taken up by the next.
/// </summary>
/// <param name="followers">What is kept beside the lake under its pseudonyms.</param>
public sealed class KeyRotation(
    BlobServiceClient blobs, LakeFiles files, Originals originals, RestrictedFiles restricted, PseudonymKeys keys, IEnumerable<FollowPseudonyms> followers, CustodyLog log)
{
    const string Actor = "rotation";
    static readonly Dictionary<string, Func<string, string>> NoTexts = [];
    const string Begun = nameof(CustodyAction.RotationBegun);

    readonly BlobContainerClient _lake = blobs.GetBlobContainerClient(Containers.Lake);

    /// <param name="most">Most files that are replaced in this run.</param>
    public async Task<RotationSummary> RunAsync(int most, CancellationToken ct)
    {
        await FinishAsync(ct);
        var (rotated, left, blocked) = (0, 0, new SortedDictionary<string, string>(StringComparer.Ordinal));
        var old = new List<LakeFile>();
        await foreach (var file in files.ListAsync(ct))
            if (file.KeyVersion != keys.Current.KeyVersion) old.Add(file);
        // A submission's two files share the reading of its original.
        foreach (var submission in old.GroupBy(f => f.Partition.Submission))
        {
            if (rotated >= most)
            {
                left += submission.Count();
                continue;
            }
            PseudonymMap? map = null;
            foreach (var file in submission)
            {
                var (reason, made) = await RotateAsync(file, map, ct);
                map = made ?? map;
                if (reason is null) rotated++;
                else blocked.Add(file.BlobName, reason);
            }
        }
        return new(rotated, left, blocked);
    }

    /// <summary>Gives the reason when the file stays as it is, and the map that was made for it.</summary>
    async Task<(string? Reason, PseudonymMap? Map)> RotateAsync(LakeFile file, PseudonymMap? map, CancellationToken ct)
    {
        if (keys.Find(file.KeyVersion) is not { } older) return ($"Its key {file.KeyVersion} is not configured: set Pseudonyms__Keys__{file.KeyVersion}.", map);
        if (map is not null && map.OlderVersion != older.KeyVersion) map = null;
        var blob = _lake.GetBlobClient(file.BlobName);
        try
        {
            await using var stored = await blob.OpenReadAsync(
                new BlobOpenReadOptions(allowModifications: false) { Conditions = new() { IfMatch = file.ETag } }, ct);
            if (map is null)
            {
                await using var reader = await LakeReader.OpenAsync(stored, ct);
                map = await originals.MapAsync(file.Partition, reader.Metadata.GetValueOrDefault(LakeMetadata.ProtocolVersion), older, keys.Current, ct);
                // What came without a file, as a nil return, has no row that names anybody.
                if (map is null && Enumerable.Range(0, reader.RowGroupCount).Sum(reader.RowCount) > 0)
                    return ("Its original is not in the archive: the key is needed as long as the file is kept.", null);
            }
            if (map is not null && !file.IsRejected)
            {
                await restricted.RotateAsync(file.Partition, map, keys.Current.KeyVersion, ct);
                foreach (var follow in followers) await follow(file.Partition.Dataset, map, ct);
            }
            stored.Position = 0;
            await using var copy = TemporaryFile.Open();
            var rows = await LakeRekey.WriteAsync(stored, copy, map?.Texts ?? NoTexts, keys.Current.KeyVersion, ct);
            await ReplaceAsync(file, blob, copy, rows, ct);
            return (null, map);
        }
        catch (InvalidDataException e)
        {
            return (e.Message, map);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return ("It was replaced or destroyed while it was read; the next run looks at it anew.", map);
        }
    }

    async Task ReplaceAsync(LakeFile file, BlobClient blob, FileStream copy, long rows, CancellationToken ct)
    {
        copy.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(copy, ct));
        KeyValuePair<string, string?>[] details =
        [
            new("dataset", $"{file.Partition.Dataset}"), new("period", $"{file.Partition.Period}"), new("kind", file.IsRejected ? "rejected" : "accepted"),
            new("from", file.KeyVersion), new("to", keys.Current.KeyVersion), new("rows", $"{rows}"), new("sha256", hash),
        ];
        await WriteAsync(file, CustodyAction.RotationBegun, details, ct);
        copy.Position = 0;
        await blob.UploadAsync(copy, new BlobUploadOptions
        {
            Conditions = new() { IfMatch = file.ETag },
            HttpHeaders = new() { ContentType = "application/vnd.apache.parquet" },
            Metadata = new Dictionary<string, string> { [LakeMetadata.BlobPseudonymKey] = keys.Current.KeyVersion },
        }, ct);
        await WriteAsync(file, CustodyAction.Rotated, details, ct);
    }

    /// <summary>Ends what an earlier run began and did not put down as done.</summary>
    async Task FinishAsync(CancellationToken ct)
    {
        foreach (var row in await log.ListAsync(null, "rotation", ct))
        {
            if (row.GetString("State") != Begun || LakePartition.Parse(row.GetString("Blob")!) is not var (partition, isRejected)) continue;
            var file = new LakeFile(partition, isRejected, row.GetString("Blob")!, default, row.GetString("From"));
            var blob = _lake.GetBlobClient(file.BlobName);
            if (!await blob.ExistsAsync(ct)) continue;
            var metadata = (await blob.GetPropertiesAsync(cancellationToken: ct)).Value.Metadata;
            if (metadata.TryGetValue(LakeMetadata.BlobPseudonymKey, out var key) && key == row.GetString("To"))
                await WriteAsync(file, CustodyAction.Rotated, Details(row), ct);
        }
    }

    Task WriteAsync(LakeFile file, CustodyAction action, KeyValuePair<string, string?>[] details, CancellationToken ct)
    {
        var row = new TableEntity($"{file.Partition.Agency}", $"rotation|{file.Partition.Submission}|{(file.IsRejected ? "rejected" : "accepted")}")
        {
            ["State"] = $"{action}",
            ["Blob"] = file.BlobName,
        };
        foreach (var (name, value) in details) row[char.ToUpperInvariant(name[0]) + name[1..]] = value!;
        return log.PutAsync(file.Partition.Agency, AuditEntry.Of(Actor, action, $"{file.Partition.Submission}", details), row, ct);
    }

    static KeyValuePair<string, string?>[] Details(TableEntity row) =>
        [.. ((string[])["dataset", "period", "kind", "from", "to", "rows", "sha256"])
            .Select(n => new KeyValuePair<string, string?>(n, row.GetString(char.ToUpperInvariant(n[0]) + n[1..])))];
}
