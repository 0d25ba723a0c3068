using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Lake;
using Pipeline.Reference;

namespace Pipeline.Intake;

/// <summary>
/// Container <c>sensitive</c>: for each lake file whose protocol has sensitive columns, those columns under the same name, sealed. This is the one
/// way to them. Rows stand in the same order as in the lake file, so that a choice of rows made there holds here.
/// </summary>
public sealed class SensitiveFiles(BlobServiceClient blobs, SensitiveKeys keys)
{
    readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Containers.Sensitive);

    /// <summary>Seals a Parquet file and stores it, over whatever an earlier attempt left; gives container and path.</summary>
    /// <param name="parquet">Seekable; stays open.</param>
    public Task<string> WriteAsync(LakePartition partition, Stream parquet, CancellationToken ct) => WriteAsync(partition.BlobName, parquet, ct);

    /// <summary>The same under the name of another file of rows, as of rows set apart.</summary>
    public async Task<string> WriteAsync(string blobName, Stream parquet, CancellationToken ct)
    {
        await using var file = TemporaryFile.Open();
        await SealedFile.SealAsync(parquet, file, keys, blobName, ct);
        file.Position = 0;
        await Blob(blobName).UploadAsync(file, new BlobUploadOptions { HttpHeaders = new() { ContentType = "application/octet-stream" } }, ct);
        return $"{Containers.Sensitive}/{blobName}";
    }

    /// <summary>The sensitive columns of a lake file as Parquet, fetched as they are read; null when it has none or they are gone.</summary>
    /// <exception cref="InvalidDataException">The file was changed; reading the stream may tell it too.</exception>
    /// <exception cref="KeyNotFoundException">Its key is not configured; the message names it.</exception>
    public Task<Stream?> OpenAsync(LakePartition partition, CancellationToken ct) => OpenAsync(partition.BlobName, ct);

    /// <summary>The same of another file of rows.</summary>
    /// <inheritdoc cref="OpenAsync(LakePartition, CancellationToken)"/>
    public async Task<Stream?> OpenAsync(string blobName, CancellationToken ct)
    {
        Stream file;
        try
        {
            file = await Blob(blobName).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), ct);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
        try
        {
            return await SealedFile.OpenAsync(file, keys, blobName, ct);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Removes the sensitive columns of a file of rows, if there are any.</summary>
    public Task RemoveAsync(string blobName, CancellationToken ct) => Blob(blobName).DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: ct);

    BlobClient Blob(string blobName) => _container.GetBlobClient(blobName);
}
