using Azure.Storage.Blobs;
using Pipeline.Intake;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Restricted;
using Pipeline.Lake;
using Pipeline.Protection.Finding;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Protection.Rewriting;

/// <summary>
/// Takes a person's rows out of lake files and puts them back. What leaves is written before what stays takes the old file's place, under the old file's version;
/// that one step is the change, and the file's footer says that it was made. So every step can be repeated after a crash, and none is made twice. Sensitive
/// columns go first, and say in their own footer that they did.
/// </summary>
public sealed class LakeRewrite(BlobServiceClient blobs, SensitiveFiles sensitive, CurrentDrops current, CatalogInForce catalog)
{
    readonly SetApartRows _apart = new(blobs, sensitive);

    /// <summary>Sets the person's rows of one lake file apart.</summary>
    /// <returns>How many rows moved now; 0 when there are none, or they moved before.</returns>
    public async Task<long> SetApartAsync(LakePlace place, Restriction restriction, CancellationToken ct)
    {
        while (true)
        {
            await using var file = await HeldFile.DownloadAsync(LakeBlob(place), ct);
            if (file is null) return 0;
            if (file.Lists(LakeMetadata.SetApart, restriction.Request))
            {
                await TellAsync(place, file.Sha256, file.Rows, ct);
                return 0;
            }
            await using var columns = await SensitiveAsync(place.Partition.BlobName, LakeMetadata.SetApart, restriction.Request, isListed: false, ct);
            await using var left = await _apart.TakeOutAsync(
                place.Partition, PersonColumns.Of(catalog.Now, place.Agency, place.Dataset), new(file.Content, columns), [restriction], SetApartRows.FromLake, ct);
            if (left.Taken == 0) return 0;
            if (await SwapAsync(place, file, left.Rows, file.Rows - left.Taken, ct) is not null) return left.Taken;
        }
    }

    /// <summary>Puts the rows that a request set apart back at the end of their lake file, but for those that another restriction holds.</summary>
    /// <param name="others">The restrictions that stay.</param>
    public async Task PutBackAsync(LakePlace place, string request, IReadOnlyList<Restriction> others, CancellationToken ct)
    {
        while (true)
        {
            var names = await _apart.ListAsync(place.Partition, request, ct);
            if (names.Count == 0) return;
            await using var file = await HeldFile.DownloadAsync(LakeBlob(place), ct);
            if (file is null || !file.Lists(LakeMetadata.SetApart, request))
            {
                // Back already, or there is nothing any more that they could go back to.
                if (file is not null) await TellAsync(place, file.Sha256, file.Rows, ct);
                await _apart.RemoveAsync(place.Partition, request, ct);
                return;
            }
            await using var copy = new LakeRowsCopy();
            await using var columns = await SensitiveAsync(place.Partition.BlobName, LakeMetadata.SetApart, request, isListed: true, ct);
            await copy.AddAsync(new(file.Content, columns), ct);
            foreach (var name in names) await AddApartAsync(copy, name, columns is not null, ct);
            var joined = await copy.CompleteAsync(LakeMetadata.SetApart, list => list.Where(r => r != request), ct);
            await using var left = await _apart.TakeOutAsync(
                place.Partition, PersonColumns.Of(catalog.Now, place.Agency, place.Dataset), joined, others, request, ct);
            if (await SwapAsync(place, file, left.Rows, copy.Rows - left.Taken, ct) is null) continue;
            await _apart.RemoveAsync(place.Partition, request, ct);
            return;
        }
    }

    /// <summary>Erases the person's rows from one file: accepted, rejected or set apart.</summary>
    /// <returns>What was done; null when the file is gone or holds none of them.</returns>
    public async Task<ErasedFile?> EraseAsync(FoundFile found, IReadOnlyCollection<PersonKey> keys, string request, CancellationToken ct)
    {
        var (place, what) = (found.Place.ToPlace(), found.IsRejected ? "rejected" : found.IsAccepted ? "lake" : "restricted");
        var blob = blobs.GetBlobContainerClient(found.Container).GetBlobClient(found.Blob);
        while (true)
        {
            await using var file = await HeldFile.DownloadAsync(blob, ct);
            if (file is null) return null;
            var (mask, before) = await SetApartRows.FindAsync(file.Content, PersonColumns.Of(catalog.Now, place.Agency, place.Dataset), keys, ct);
            if (mask.Rows == 0)
            {
                if (found.IsAccepted) await TellAsync(place, file.Sha256, file.Rows, ct);
                return null;
            }
            if (what == "restricted" && mask.Rows == before)
            {
                await _apart.RemoveAsync(found.Blob, ct);
                return new(what, found.Place.Submission, before, before, file.Sha256, null);
            }
            var sensitiveName = found.IsRejected ? null : found.IsAccepted ? found.Blob : SetApartRows.SensitiveName(found.Blob);
            await using var columns = sensitiveName is null ? null : await SensitiveAsync(sensitiveName, LakeMetadata.Erased, request, isListed: false, ct);
            await using var kept = new LakeRowsCopy();
            await kept.AddAsync(new(file.Content, columns), mask, theirs: false, ct);
            if (kept.Rows + mask.Rows != before) throw new InvalidDataException($"{found.Blob} has {before} rows; {mask.Rows} were to go and {kept.Rows} are left.");
            var rows = await kept.CompleteAsync(LakeMetadata.Erased, list => list.Append(request), ct);
            if (rows.Sensitive is not null) await sensitive.WriteAsync(sensitiveName!, rows.Sensitive, ct);
            if (await file.ReplaceAsync(blob, rows.Lake, ct) is not { } after) continue;
            if (found.IsAccepted) await TellAsync(place, after, kept.Rows, ct);
            return new(what, found.Place.Submission, before, mask.Rows, file.Sha256, after);
        }
    }

    BlobClient LakeBlob(LakePlace place) => blobs.GetBlobContainerClient(Containers.Lake).GetBlobClient(place.Partition.BlobName);

    /// <summary>Puts what is left in the place of a lake file and its sensitive columns; null when somebody else wrote the file meanwhile.</summary>
    async Task<string?> SwapAsync(LakePlace place, HeldFile file, LakeRows left, long rows, CancellationToken ct)
    {
        if (left.Sensitive is { } columns)
        {
            columns.Position = 0;
            await sensitive.WriteAsync(place.Partition, columns, ct);
        }
        if (await file.ReplaceAsync(LakeBlob(place), left.Lake, ct) is not { } hash) return null;
        await TellAsync(place, hash, rows, ct);
        return hash;
    }

    /// <summary>Tells readers of the current file how many rows it has now, and runs that it is another input.</summary>
    Task TellAsync(LakePlace place, string sha256, long rows, CancellationToken ct) =>
        current.RewriteAsync(place.Partition with { ContentSha256 = sha256, Rows = rows }, ct);

    /// <summary>The sensitive columns of a file in clear, if there are any and they still stand as the file of rows does.</summary>
    async Task<Stream?> SensitiveAsync(string name, string entry, string request, bool isListed, CancellationToken ct)
    {
        var columns = await sensitive.OpenAsync(name, ct);
        if (columns is null) return null;
        await using (var reader = await LakeReader.OpenAsync(columns, ct))
            if (LakeMetadata.ListIn(reader.Metadata, entry).Contains(request) == isListed) return columns;
        await columns.DisposeAsync();
        return null;
    }

    async Task AddApartAsync(LakeRowsCopy copy, string name, bool withSensitive, CancellationToken ct)
    {
        await using var apart = await HeldFile.DownloadAsync(blobs.GetBlobContainerClient(Containers.Restricted).GetBlobClient(name), ct)
            ?? throw new InvalidDataException($"Rows set apart as {name} are gone.");
        await using var columns = withSensitive ? await sensitive.OpenAsync(SetApartRows.SensitiveName(name), ct) : null;
        await copy.AddAsync(new(apart.Content, columns), ct);
    }
}
