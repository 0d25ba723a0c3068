using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Reference;

namespace Pipeline.Custody;

/// <summary>Container <c>certificates</c>: what is being destroyed under <c>pending/</c>, and certificates, which are written once and never over.</summary>
public sealed class CertificateStore(BlobServiceClient blobs)
{
    const string Json = ".json";
    const string Page = ".html";

    readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Containers.Certificates);

    /// <summary>What an earlier run listed and did not bring to its end; null when there is nothing.</summary>
    internal async Task<PurgeCertificate?> FindPendingAsync(PurgeTarget target, CancellationToken ct) =>
        await FindAsync(Pending(target), ct) is { } json ? PurgeCertificate.FromJson(json) : null;

    internal Task WritePendingAsync(PurgeTarget target, PurgeCertificate listed, CancellationToken ct) =>
        _container.GetBlobClient(Pending(target)).UploadAsync(listed.ToJson(), overwrite: true, ct);

    internal Task RemovePendingAsync(PurgeTarget target, CancellationToken ct) =>
        _container.GetBlobClient(Pending(target)).DeleteIfExistsAsync(cancellationToken: ct);

    /// <summary>Stores a certificate, unless it is there: the first one stands.</summary>
    /// <returns>Lower-case hex hash of the JSON that stands.</returns>
    internal async Task<string> WriteAsync(PurgeCertificate certificate, CancellationToken ct)
    {
        await AddAsync($"{certificate.BlobName}{Json}", certificate.ToJson(), "application/json", ct);
        var json = (await FindAsync($"{certificate.BlobName}{Json}", ct))!;
        var hash = Convert.ToHexStringLower(SHA256.HashData(json));
        await AddAsync($"{certificate.BlobName}{Page}", new(CertificatePage.Render(PurgeCertificate.FromJson(json), hash)), "text/html; charset=utf-8", ct);
        return hash;
    }

    /// <summary>What was certified of an agency's data, by dataset and period.</summary>
    public async Task<IReadOnlyList<WrittenCertificate>> ListAsync(AgencyId agency, CancellationToken ct)
    {
        var written = new List<WrittenCertificate>();
        await foreach (var blob in _container.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{agency}/", ct))
            if (blob.Name.Split('/') is [_, var dataset, var period, var file] && file.EndsWith(Json, StringComparison.Ordinal))
                written.Add(new(dataset, period, file[..^Json.Length], blob.Properties.CreatedOn));
        return written;
    }

    /// <summary>A certificate's JSON, byte for byte, or its page; null when there is none.</summary>
    public async Task<BinaryData?> FindAsync(AgencyId agency, DatasetId dataset, ReferencePeriod period, string id, bool asPage, CancellationToken ct) =>
        id.All(char.IsAsciiHexDigitLower) ? await FindAsync($"{agency}/{dataset}/{period}/{id}{(asPage ? Page : Json)}", ct) : null;

    /// <summary>A file of the container, or null.</summary>
    async Task<BinaryData?> FindAsync(string blobName, CancellationToken ct)
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

    static string Pending(PurgeTarget target) => $"pending/{target.Agency}/{target.Dataset}/{target.Period}.json";

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

/// <summary>A certificate that was written.</summary>
/// <param name="WrittenAt">When (UTC).</param>
public sealed record WrittenCertificate(string Dataset, string Period, string Id, DateTimeOffset? WrittenAt);
