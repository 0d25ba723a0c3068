using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Reference;
using Pipeline.Statistics.Structures;

namespace Pipeline.Statistics.Releases;

/// <summary>Which release is current, and the version of the pointer that says so.</summary>
public sealed record CurrentPointer(CurrentRelease Current, ETag Version);

/// <summary>Releases in storage. What a release consists of is written once and never again; the pointer is written last. Safe for many callers at once.</summary>
public sealed class ReleaseStore(BlobServiceClient blobs)
{
    static readonly BlobUploadOptions Once = new() { Conditions = new() { IfNoneMatch = ETag.All } };

    readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Containers.Statistics);

    /// <summary>The pointer; null while nothing has been published.</summary>
    public async Task<CurrentPointer?> ReadCurrentAsync(CancellationToken ct) => (await PollAsync(null, ct)).Pointer;

    /// <summary>Looks whether the pointer has moved, without fetching it when it has not.</summary>
    /// <param name="known">Version of the pointer that the caller has; null for none.</param>
    /// <returns>Whether it is another than the known one, and then the pointer: null while nothing has been published.</returns>
    /// <exception cref="RequestFailedException">The storage refused.</exception>
    public async Task<(bool HasChanged, CurrentPointer? Pointer)> PollAsync(ETag? known, CancellationToken ct)
    {
        try
        {
            var options = new BlobDownloadOptions { Conditions = known is { } version ? new() { IfNoneMatch = version } : null };
            var blob = await _container.GetBlobClient(ReleaseBlobs.Current).DownloadContentAsync(options, ct);
            if (blob.GetRawResponse().Status == 304) return (false, null);
            return (true, new(ReleaseJson.ReadCurrent(blob.Value.Content.ToMemory().Span), blob.Value.Details.ETag));
        }
        catch (RequestFailedException e) when (e.Status == 304)
        {
            return (false, null);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return (known is not null, null);
        }
    }

    /// <summary>The release that a pointer names.</summary>
    /// <exception cref="InvalidDataException">The manifest is not the one that the pointer was written for.</exception>
    public async Task<Release> ReadAsync(CurrentRelease current, CancellationToken ct)
    {
        var manifest = await BytesAsync(ReleaseBlobs.Manifest(current.Release), ct);
        return Hash(manifest.Span) == current.Sha256
            ? ReleaseJson.ReadRelease(manifest.Span)
            : throw new InvalidDataException($"The manifest of release {current.Release} is not the one that was published.");
    }

    public async Task<StructureSet> ReadStructuresAsync(string release, CancellationToken ct) =>
        ReleaseJson.ReadStructures((await BytesAsync(ReleaseBlobs.Structures(release), ct)).Span);

    /// <summary>A dataflow's file, of which ranges are fetched as they are read; the caller closes it.</summary>
    /// <exception cref="RequestFailedException">The release has no such file.</exception>
    public Task<Stream> OpenDataAsync(string release, string dataflow, CancellationToken ct) =>
        _container.GetBlobClient(ReleaseBlobs.Data(release, dataflow)).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), ct);

    /// <summary>A dataflow's file for jumping about in, of which so many bytes are fetched at a time and kept; the caller closes it.</summary>
    /// <exception cref="RequestFailedException">The release has no such file.</exception>
    public async Task<Stream> OpenWindowsAsync(string release, string dataflow, int size, CancellationToken ct) =>
        await BlobWindows.OpenAsync(_container.GetBlobClient(ReleaseBlobs.Data(release, dataflow)), size, ct);

    /// <summary>Every release that was published, the current one first.</summary>
    public async Task<IReadOnlyList<Release>> ListAsync(CancellationToken ct)
    {
        var releases = new List<Release>();
        if (await ReadCurrentAsync(ct) is not { } pointer) return releases;
        releases.Add(await ReadAsync(pointer.Current, ct));
        while (releases[^1].Previous is { } earlier) releases.Add(await FindAsync(earlier, ct) ?? throw new InvalidDataException($"Release {earlier} is gone."));
        return releases;
    }

    /// <summary>Null when it was never written, and when it was removed.</summary>
    public async Task<Release?> FindAsync(string release, CancellationToken ct) => (await FindWithHashAsync(release, ct))?.Release;

    /// <inheritdoc cref="FindAsync"/>
    /// <returns>The release, and the hash of its manifest.</returns>
    public async Task<(Release Release, string Sha256)?> FindWithHashAsync(string release, CancellationToken ct)
    {
        try
        {
            var manifest = await BytesAsync(ReleaseBlobs.Manifest(release), ct);
            return (ReleaseJson.ReadRelease(manifest.Span), Hash(manifest.Span));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>
    /// Writes a release: its files, its structures, its manifest, and last the pointer. A release of that name whose writing was cut short is finished, if its files
    /// are the same.
    /// </summary>
    /// <param name="files">The Parquet files by dataflow.</param>
    /// <param name="previous">The pointer that this one takes the place of; null when there was none.</param>
    /// <exception cref="InvalidOperationException">A file of that name is there already and holds something else.</exception>
    /// <exception cref="RequestFailedException">The storage refused, or another release became current meanwhile (412 or 409).</exception>
    public async Task PublishAsync(
        Release release, StructureSet structures, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, CurrentPointer? previous, CancellationToken ct)
    {
        await _container.CreateIfNotExistsAsync(cancellationToken: ct);
        foreach (var flow in release.Flows) await WriteOnceAsync(ReleaseBlobs.Data(release.Id, flow.Dataflow), files[flow.Dataflow], ct);
        await WriteOnceAsync(ReleaseBlobs.Structures(release.Id), ReleaseJson.Write(structures), ct);
        var manifest = await ManifestAsync(release, ct);
        var conditions = previous is null ? new BlobRequestConditions { IfNoneMatch = ETag.All } : new() { IfMatch = previous.Version };
        await _container.GetBlobClient(ReleaseBlobs.Current)
            .UploadAsync(new BinaryData(ReleaseJson.Write(new CurrentRelease(release.Id, Hash(manifest.Span)))), new BlobUploadOptions { Conditions = conditions }, ct);
    }

    /// <summary>The manifest as it is stored: one that an attempt before has written says another time of the same files, and stays.</summary>
    async Task<ReadOnlyMemory<byte>> ManifestAsync(Release release, CancellationToken ct)
    {
        var bytes = ReleaseJson.Write(release);
        if (await TryWriteAsync(ReleaseBlobs.Manifest(release.Id), bytes, ct)) return bytes;
        var there = await BytesAsync(ReleaseBlobs.Manifest(release.Id), ct);
        var same = ReleaseJson.ReadRelease(there.Span) with { PublishedUtc = release.PublishedUtc };
        return ReleaseJson.Write(same).AsSpan().SequenceEqual(bytes) ? there : throw Taken(ReleaseBlobs.Manifest(release.Id));
    }

    async Task WriteOnceAsync(string name, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        if (!await TryWriteAsync(name, content, ct) && !(await BytesAsync(name, ct)).Span.SequenceEqual(content.Span)) throw Taken(name);
    }

    async Task<bool> TryWriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        try
        {
            await _container.GetBlobClient(name).UploadAsync(new BinaryData(content), Once, ct);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            return false;
        }
    }

    async Task<ReadOnlyMemory<byte>> BytesAsync(string name, CancellationToken ct) =>
        (await _container.GetBlobClient(name).DownloadContentAsync(ct)).Value.Content.ToMemory();

    static InvalidOperationException Taken(string name) => new($"{name} is there already and holds something else; a release never changes.");

    static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
