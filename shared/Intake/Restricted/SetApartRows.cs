using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Lake;
using Pipeline.Reference;

namespace Pipeline.Intake.Restricted;

/// <summary>
/// Takes the rows of restricted persons out of a lake file before anybody can read it, into files of their own in container <c>restricted</c>: one for
/// each request, in a folder named as the lake file. The lake file's footer names the requests, so that whoever repeats the work knows what was done.
/// </summary>
public sealed class SetApartRows(BlobServiceClient blobs, SensitiveFiles sensitive)
{
    /// <summary>Stands in the names of rows that came straight from the lake file.</summary>
    public const string FromLake = "lake";

    readonly RestrictedPersons _persons = new(blobs);
    readonly BlobContainerClient _restricted = blobs.GetBlobContainerClient(Containers.Restricted);

    /// <summary>Publishes rows without those of restricted persons. Repeating it writes the same things again.</summary>
    /// <param name="publish">Uploads what is left, over what it uploaded before.</param>
    /// <returns>How many rows were set apart.</returns>
    public async Task<long> PublishAsync(
        LakePartition partition, PersonColumns columns, LakeRows rows, Func<LakeRows, CancellationToken, Task> publish, CancellationToken ct)
    {
        var restrictions = await _persons.ListAsync(ct);
        while (true)
        {
            await using var left = await TakeOutAsync(partition, columns, rows, restrictions, FromLake, ct);
            Rewind(left.Rows);
            await publish(left.Rows, ct);
            // Whoever puts a restriction looks through the lake after it: either they find the file, or this finds the restriction.
            var now = await _persons.ListAsync(ct);
            if (now.Select(r => r.Request).SequenceEqual(restrictions.Select(r => r.Request))) return left.Taken;
            foreach (var lifted in restrictions.ExceptBy(now.Select(r => r.Request), r => r.Request)) await RemoveAsync(partition, lifted.Request, ct);
            restrictions = now;
        }
    }

    /// <summary>Takes the rows of each restriction out and uploads them apart; what is left is in temporary files.</summary>
    /// <param name="from"><see cref="FromLake"/>, or the request that the rows were set apart under before.</param>
    /// <exception cref="InvalidDataException">Rows were lost or doubled.</exception>
    public async Task<RowsLeft> TakeOutAsync(
        LakePartition partition, PersonColumns columns, LakeRows rows, IEnumerable<Restriction> restrictions, string from, CancellationToken ct)
    {
        var left = new RowsLeft(rows, null, 0);
        try
        {
            foreach (var restriction in restrictions)
            {
                var (mask, before) = await FindAsync(left.Rows.Lake, columns, restriction.Keys, ct);
                if (mask.Rows == 0) continue;
                await using var taken = new LakeRowsCopy();
                await taken.AddAsync(left.Rows, mask, theirs: true, ct);
                var kept = new LakeRowsCopy();
                await kept.AddAsync(left.Rows, mask, theirs: false, ct);
                if (taken.Rows + kept.Rows != before)
                    throw new InvalidDataException($"{partition.BlobName} has {before} rows; {taken.Rows} were taken out and {kept.Rows} left.");
                await StoreAsync($"{partition.BlobName}/{restriction.Request}/{from}.parquet",
                    await taken.CompleteAsync(LakeMetadata.SetApart, _ => [restriction.Request], ct), ct);
                var next = await kept.CompleteAsync(LakeMetadata.SetApart, list => list.Append(restriction.Request), ct);
                await left.DisposeAsync();
                left = new(next, kept, left.Taken + taken.Rows);
            }
            return left;
        }
        catch
        {
            await left.DisposeAsync();
            throw;
        }
    }

    /// <summary>Finds the rows of a person, and counts all.</summary>
    public static async Task<(RowMask Mask, long Rows)> FindAsync(Stream lake, PersonColumns columns, IReadOnlyCollection<PersonKey> keys, CancellationToken ct)
    {
        lake.Position = 0;
        await using var reader = await LakeReader.OpenAsync(lake, ct);
        var sought = columns.Sought(keys, reader.Metadata.GetValueOrDefault(LakeMetadata.PseudonymKey));
        return (await RowMask.FindAsync(reader, sought, ct), Enumerable.Range(0, reader.RowGroupCount).Sum(reader.RowCount));
    }

    /// <summary>The blobs of rows set apart from a lake file, of one request or of all.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(LakePartition partition, string? request, CancellationToken ct)
    {
        var names = new List<string>();
        var folder = request is null ? $"{partition.BlobName}/" : $"{partition.BlobName}/{request}/";
        if (await _restricted.ExistsAsync(ct))
            await foreach (var blob in _restricted.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, ct)) names.Add(blob.Name);
        return names;
    }

    /// <summary>Removes the rows set apart from a lake file, of one request or of all, with their sensitive columns.</summary>
    public async Task RemoveAsync(LakePartition partition, string? request, CancellationToken ct)
    {
        foreach (var name in await ListAsync(partition, request, ct)) await RemoveAsync(name, ct);
    }

    /// <summary>Removes one file of rows set apart. The sensitive columns go first: nobody finds them without the rows.</summary>
    public async Task RemoveAsync(string blobName, CancellationToken ct)
    {
        await sensitive.RemoveAsync(SensitiveName(blobName), ct);
        await _restricted.GetBlobClient(blobName).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: ct);
    }

    /// <summary>Writes rows set apart, over whatever an earlier attempt left.</summary>
    public async Task StoreAsync(string blobName, LakeRows rows, CancellationToken ct)
    {
        Rewind(rows);
        await _restricted.CreateIfNotExistsAsync(cancellationToken: ct);
        if (rows.Sensitive is { } columns) await sensitive.WriteAsync(SensitiveName(blobName), columns, ct);
        await _restricted.GetBlobClient(blobName)
            .UploadAsync(rows.Lake, new BlobUploadOptions { HttpHeaders = new() { ContentType = "application/vnd.apache.parquet" } }, ct);
    }

    /// <summary>Under which the sensitive columns of rows set apart lie in container <c>sensitive</c>.</summary>
    public static string SensitiveName(string blobName) => $"restricted/{blobName}";

    static void Rewind(LakeRows rows)
    {
        rows.Lake.Position = 0;
        if (rows.Sensitive is not null) rows.Sensitive.Position = 0;
    }
}

/// <summary>What is left of a file, and how many rows were taken out of it.</summary>
/// <param name="Copy">The temporary files, when anything was taken out.</param>
public sealed record RowsLeft(LakeRows Rows, LakeRowsCopy? Copy, long Taken) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Copy?.DisposeAsync() ?? ValueTask.CompletedTask;
}
