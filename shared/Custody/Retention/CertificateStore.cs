using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Reference;

namespace Pipeline.Custody;

/// <summary>Container <c>certificates</c>: what is being destroyed under <c>pending/</c>, and certificates, which are written once and never over.</summary>
public sealed class CertificateStore(BlobServiceClient blobs)
{
    readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Containers.Certificates);

    /// <summary>What an earlier run listed and did not bring to its end; null when there is nothing.</summary>
    internal async Task<PurgeCertificate?> FindPendingAsync(RetentionEntry entry, CancellationToken ct) =>
        await FindAsync(Pending(entry), ct) is { } json ? PurgeCertificate.FromJson(json) : null;

    internal Task WritePendingAsync(RetentionEntry entry, PurgeCertificate listed, CancellationToken ct) =>
        _container.GetBlobClient(Pending(entry)).UploadAsync(listed.ToJson(), overwrite: true, ct);

    internal Task RemovePendingAsync(RetentionEntry entry, CancellationToken ct) =>
        _container.GetBlobClient(Pending(entry)).DeleteIfExistsAsync(cancellationToken: ct);

    /// <summary>Stores a certificate, unless it is there: the first one stands.</summary>
    /// <returns>Lower-case hex hash of the JSON that stands.</returns>
    internal async Task<string> WriteAsync(PurgeCertificate certificate, CancellationToken ct)
    {
        await AddAsync($"{certificate.BlobName}.json", certificate.ToJson(), "application/json", ct);
        var json = (await FindAsync($"{certificate.BlobName}.json", ct))!;
        var hash = Convert.ToHexStringLower(SHA256.HashData(json));
        await AddAsync($"{certificate.BlobName}.html", new(CertificatePage.Render(PurgeCertificate.FromJson(json), hash)), "text/html; charset=utf-8", ct);
        return hash;
    }

    /// <summary>A file of the container, or null.</summary>
    public async Task<BinaryData?> FindAsync(string blobName, CancellationToken ct)
    {
        try
        {
            return (await _container.GetBlobClient(blobName).DownloadContentAsync(ct)).Value.Content;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    static string Pending(RetentionEntry entry) => $"pending/{entry.Agency}/{entry.Dataset}/{entry.Period}.json";

    async Task AddAsync(string name, BinaryData content, string mediaType, CancellationToken ct)
    {
        try
        {
            await _container.GetBlobClient(name).UploadAsync(content, new BlobUploadOptions
            {
                Conditions = new() { IfNoneMatch = ETag.All },
                HttpHeaders = new() { ContentType = mediaType },
            }, ct);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // An earlier run wrote it before it ended.
        }
    }
}
