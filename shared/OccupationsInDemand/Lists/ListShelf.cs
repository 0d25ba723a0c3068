namespace Pipeline.OccupationsInDemand;

/// <summary>Reads the versions on record.</summary>
public sealed class ListShelf(InDemandRows rows, InDemandTexts texts)
{
    internal const string Folder = "versions";

    /// <exception cref="InvalidDataException">The content of a version is gone, or not the one that was published.</exception>
    public async Task<ListHistory> ReadAsync(CancellationToken ct)
    {
        var versions = new List<PublishedVersion>();
        foreach (var (record, _) in await rows.VersionsAsync(ct))
            versions.Add(new(await texts.ReadAsync<ListVersion>(Folder, record.Id, record.Sha256, ct), record.Sha256, record.PublishedAt, record.PublishedBy));
        return new(versions);
    }
}
