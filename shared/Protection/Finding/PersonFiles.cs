using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Lake;
using Pipeline.Reference;

namespace Pipeline.Protection.Finding;

/// <summary>Blobs of one container whose names begin alike.</summary>
public sealed record BlobArea(string Container, string Prefix);

/// <summary>The files that hold rows of persons: in the lake, accepted and rejected, and those set apart.</summary>
public sealed class PersonFiles(BlobServiceClient blobs)
{
    const int BufferBytes = 1 << 18;

    /// <summary>Where files of a dataset are, whatever agency delivered them.</summary>
    public static IReadOnlyList<BlobArea> AreasOf(DatasetId dataset) =>
    [
        new(Containers.Lake, $"dataset={dataset}/"),
        new(Containers.Lake, $"rejected/dataset={dataset}/"),
        new(Containers.Restricted, $"dataset={dataset}/"),
    ];

    /// <summary>Names of the blobs of an area, in their order.</summary>
    public async IAsyncEnumerable<string> ListAsync(BlobArea area, [EnumeratorCancellation] CancellationToken ct)
    {
        var container = blobs.GetBlobContainerClient(area.Container);
        if (!await container.ExistsAsync(ct)) yield break;
        await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, area.Prefix, ct)) yield return blob.Name;
    }

    /// <summary>Every file of a submission: accepted rows, rejected ones, and those set apart.</summary>
    public async IAsyncEnumerable<(string Container, string Blob)> OfAsync(LakePlace place, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return (Containers.Lake, place.Partition.BlobName);
        yield return (Containers.Lake, place.Partition.RejectedBlobName);
        await foreach (var blob in ListAsync(new(Containers.Restricted, $"{place.Partition.BlobName}/"), ct)) yield return (Containers.Restricted, blob);
    }

    /// <summary>Opens a file of which only what is asked for is downloaded; null when it is gone.</summary>
    public async Task<OpenFile?> OpenAsync(string container, string blob, CancellationToken ct)
    {
        Stream content;
        try
        {
            content = await blobs.GetBlobContainerClient(container).GetBlobClient(blob)
                .OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = BufferBytes }, ct);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
        try
        {
            return new(content, await LakeReader.OpenAsync(content, ct));
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }
}

/// <summary>A file that is open for reading.</summary>
public sealed record OpenFile(Stream Content, LakeReader Reader) : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await Reader.DisposeAsync();
        await Content.DisposeAsync();
    }
}
