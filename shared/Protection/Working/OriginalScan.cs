using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Intake.Ledger;
using Pipeline.Lake;
using Pipeline.Protection.Requests;
using Pipeline.Protection.Rewriting;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Protection.Working;

/// <summary>
/// Destroys originals that hold a person: archived and quarantined files as they came, with their snapshots. They are destroyed whole: cut by a program, what is left of a
/// file could not be told from what the agency delivered, and the rows of everybody else stay in the lake. A file that cannot be looked into, because it is packed,
/// is destroyed too where the delivery was accepted with rows of the person or waits in quarantine.
/// </summary>
public sealed class OriginalScan(BlobServiceClient blobs, SubmissionLedger ledger, CatalogInForce catalog, PseudonymKeys pseudonymKeys)
{
    const int LongestIdentifier = 200;

    static readonly (byte[] Magic, string Kind)[] Packed = [("PK"u8.ToArray(), "zip"), ([0x1f, 0x8b], "gzip"), ([0xd0, 0xcf, 0x11, 0xe0], "ole")];

    /// <summary>Every original that may be of the person's datasets, in an order that stays the same: container and path.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(IReadOnlyCollection<PersonKey> keys, CancellationToken ct)
    {
        var names = new List<string>();
        var agencies = catalog.Now.Protocols.Where(p => HoldsAny(p, keys)).Select(p => $"{p.Agency}").Append($"{AgencyId.Unknown}").Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var container in (string[])[Containers.Archive, Containers.Quarantine])
            foreach (var agency in agencies)
                await foreach (var blob in blobs.GetBlobContainerClient(container).GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{agency}/", ct))
                    names.Add($"{container}/{blob.Name}");
        return names;
    }

    /// <summary>Destroys one original if it holds the person.</summary>
    /// <param name="name">Container and path.</param>
    /// <param name="submissions">Deliveries that are known to have held rows of the person.</param>
    /// <returns>What was destroyed; null when it stays.</returns>
    public async Task<ErasedFile?> DestroyAsync(string name, IReadOnlyCollection<PersonKey> keys, IReadOnlySet<string> submissions, CancellationToken ct)
    {
        var (container, path) = (name[..name.IndexOf('/', StringComparison.Ordinal)], name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        var submission = path.Split('/') is [_, var id, ..] ? id : "";
        var row = SubmissionId.TryParse(submission, null, out var known) ? await ledger.FindAsync(known, ct) : null;
        if (row?.Dataset is { } dataset && catalog.Now.Protocols.Any(p => $"{p.Dataset}" == dataset) && !catalog.Now.Protocols.Any(p => $"{p.Dataset}" == dataset && HoldsAny(p, keys)))
            return null;
        var blob = blobs.GetBlobContainerClient(container).GetBlobClient(path);
        if (!submissions.Contains(submission) && !await HoldsAsync(blob, container == Containers.Quarantine, keys, ct)) return null;
        await blob.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: ct);
        return new(container, submission, null, null, row?.Sha256, null);
    }

    async Task<bool> HoldsAsync(BlobClient blob, bool ifPacked, IReadOnlyCollection<PersonKey> keys, CancellationToken ct)
    {
        if (!await blob.ExistsAsync(ct)) return false;
        await using var content = await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), ct);
        var begin = new byte[4];
        var length = await content.ReadAtLeastAsync(begin, begin.Length, throwOnEndOfStream: false, ct);
        if (Packed.Any(p => length >= p.Magic.Length && begin.AsSpan().StartsWith(p.Magic))) return ifPacked;
        content.Position = 0;
        using var reader = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        var columns = catalog.Now.Protocols.SelectMany(p => p.Columns).Where(c => keys.Any(k => k.Domain == c.PseudonymDomain)).ToLookup(c => c.PseudonymDomain!);
        while (await reader.ReadLineAsync(ct) is { } line)
            foreach (var cell in line.Split([',', ';', '\t', '|', '"', '\'', '\0'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                if (cell.Length <= LongestIdentifier && Is(cell, columns, keys)) return true;
        return false;
    }

    bool Is(string cell, ILookup<string, Column> columns, IReadOnlyCollection<PersonKey> keys) => columns
        .Where(domain => domain.Any(column => RequestBody.Fits(column, cell)))
        .Any(domain => keys.Any(k => k.Domain == domain.Key && pseudonymKeys.Find(k.KeyVersion)?.Pseudonym(k.Domain, Encoding.UTF8.GetBytes(cell)) == k.Pseudonym));

    static bool HoldsAny(Protocol protocol, IReadOnlyCollection<PersonKey> keys) => protocol.Columns.Any(c => keys.Any(k => k.Domain == c.PseudonymDomain));
}
