using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Reference;

namespace Pipeline.Protection.Working;

/// <summary>Container <c>subject-exports</c>: a folder per export, for the officer of the agency that was asked.</summary>
public sealed class ExportShelf(BlobServiceClient blobs)
{
    readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Containers.SubjectExports);

    public async Task WriteAsync(SubmissionId request, string file, Stream content, CancellationToken ct) =>
        await _container.GetBlobClient(Name(request, file)).UploadAsync(
            content, new BlobUploadOptions { HttpHeaders = new() { ContentType = "application/x-ndjson" } }, ct);

    /// <summary>A file of an export; null when there is none of that name.</summary>
    public async Task<BinaryData?> FindAsync(SubmissionId request, string file, CancellationToken ct)
    {
        try
        {
            return (await _container.GetBlobClient(Name(request, file)).DownloadContentAsync(ct)).Value.Content;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Removes every file of an export.</summary>
    public async Task RemoveAsync(SubmissionId request, CancellationToken ct)
    {
        await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, Name(request, ""), ct))
            await _container.GetBlobClient(blob.Name).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: ct);
    }

    static string Name(SubmissionId request, string file) => $"{request.Agency}/{request}/{file}";
}
