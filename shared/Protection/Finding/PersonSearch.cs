using System.Runtime.CompilerServices;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Protection.Finding;

/// <summary>How far a search is: the number of the area, and the last blob looked at in it.</summary>
public sealed record SearchCursor(int Area, string After)
{
    public static SearchCursor Start { get; } = new(0, "");
}

/// <summary>
/// Looks through every file of the datasets that can hold a person: current and superseded, accepted, rejected and set apart. Of each only the footer and the
/// columns of pseudonyms are read, and of those only the row groups that can hold the person. There is no index that could be behind the files.
/// </summary>
public sealed class PersonSearch(PersonFiles files, CatalogInForce catalog)
{
    /// <summary>Each file looked at after a place, with what was found in it or null, in an order that stays the same.</summary>
    public async IAsyncEnumerable<(SearchCursor Cursor, FoundFile? Found)> RunAsync(
        IReadOnlyCollection<PersonKey> keys, SearchCursor from, [EnumeratorCancellation] CancellationToken ct)
    {
        var areas = AreasFor(keys);
        for (var area = from.Area; area < areas.Count; area++)
            await foreach (var blob in files.ListAsync(areas[area], ct))
            {
                if (area == from.Area && string.CompareOrdinal(blob, from.After) <= 0) continue;
                yield return (new(area, blob), await LookAsync(areas[area].Container, blob, keys, ct));
            }
    }

    IReadOnlyList<BlobArea> AreasFor(IReadOnlyCollection<PersonKey> keys) =>
    [
        .. (from protocol in catalog.Now.Protocols.Concat(catalog.Now.Published)
            where protocol.Columns.Any(c => keys.Any(k => k.Domain == c.PseudonymDomain))
            select $"{protocol.Dataset}").Distinct().Order(StringComparer.Ordinal)
        .SelectMany(dataset => PersonFiles.AreasOf(DatasetId.Parse(dataset))),
    ];

    async Task<FoundFile?> LookAsync(string container, string blob, IReadOnlyCollection<PersonKey> keys, CancellationToken ct)
    {
        // A file set apart lies in a folder named as its lake file.
        var name = container == Containers.Restricted ? blob[..(blob.IndexOf(".parquet/", StringComparison.Ordinal) + ".parquet".Length)] : blob;
        if (LakePlace.Parse(name) is not { } place) return null;
        await using var opened = await files.OpenAsync(container, blob, ct);
        if (opened is null) return null;
        var file = opened.Reader;
        var version = file.Metadata.GetValueOrDefault(LakeMetadata.PseudonymKey);
        var mask = await RowMask.FindAsync(file, PersonColumns.Of(catalog.Now, place.Agency, place.Dataset).Sought(keys, version), ct);
        return mask.Rows == 0 ? null : new(container, blob, FoundPlace.Of(place), file.Metadata.GetValueOrDefault(LakeMetadata.ProtocolVersion), version, mask.Rows);
    }
}
