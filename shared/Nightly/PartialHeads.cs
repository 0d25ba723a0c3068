using System.Collections.Concurrent;
using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Pipeline.Indicators;
using Pipeline.Indicators.Partials;

namespace Pipeline.Nightly;

/// <summary>
/// The heads of all partials that the night before used, in one blob: SHA-256 of what follows, the format of partials and the number of heads (int32), and of
/// each its partial's name and the head. It is a cache: of what it lacks, or when it is damaged, the partials themselves are asked.
/// </summary>
sealed class PartialHeads
{
    readonly BlobContainerClient _kept;
    readonly ConcurrentDictionary<string, PartialHead> _heads = new(StringComparer.Ordinal);
    byte[] _known = [];

    PartialHeads(BlobContainerClient kept, string method) => (_kept, Name) = (kept, IndicatorBlobs.Heads(method));

    /// <summary>Of the blob.</summary>
    public string Name { get; }

    /// <param name="method">Hash of the method.</param>
    public static async Task<PartialHeads> OpenAsync(BlobContainerClient kept, string method, CancellationToken ct)
    {
        var heads = new PartialHeads(kept, method);
        if (await kept.FindAsync(heads.Name, ct) is { Length: > SHA256.HashSizeInBytes } bytes) heads.Read(bytes);
        return heads;
    }

    public PartialHead? Find(string partial) => _heads.GetValueOrDefault(partial);

    public PartialHead Add(string partial, PartialHead head) => _heads[partial] = head;

    /// <summary>Keeps those whose partials are used, unless it is what is kept already.</summary>
    public async Task KeepAsync(Func<string, bool> isUsed, CancellationToken ct)
    {
        var bytes = Write([.. _heads.Where(h => isUsed(h.Key)).OrderBy(h => h.Key, StringComparer.Ordinal)]);
        if (!bytes.AsSpan().SequenceEqual(_known)) await _kept.GetBlobClient(Name).UploadAsync(new BinaryData(bytes), overwrite: true, ct);
    }

    void Read(byte[] bytes)
    {
        var content = bytes.AsSpan(SHA256.HashSizeInBytes);
        if (!SHA256.HashData(content).AsSpan().SequenceEqual(bytes.AsSpan(0, SHA256.HashSizeInBytes))) return;
        using var reader = new BinaryReader(new MemoryStream(content.ToArray()));
        if (reader.ReadInt32() != PartialFormat.Version) return;
        for (var left = reader.ReadInt32(); left > 0; left--) _heads[reader.ReadString()] = PartialHead.Read(reader);
        _known = bytes;
    }

    static byte[] Write(IReadOnlyList<KeyValuePair<string, PartialHead>> heads)
    {
        using var content = new MemoryStream();
        using var writer = new BinaryWriter(content);
        writer.Write(PartialFormat.Version);
        writer.Write(heads.Count);
        foreach (var (partial, head) in heads)
        {
            writer.Write(partial);
            head.Write(writer);
        }
        writer.Flush();
        var bytes = content.ToArray();
        return [.. SHA256.HashData(bytes), .. bytes];
    }
}
