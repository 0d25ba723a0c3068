using Azure;
using Azure.Storage.Blobs;
using Pipeline.Reference;

namespace Pipeline.Protection.Working;

/// <summary>Container <c>subject-certificates</c>: what was done for requests, a file each, holding nothing of the person.</summary>
public sealed class CertificateShelf(BlobServiceClient blobs)
{
    public async Task WriteAsync(string agency, string request, BinaryData json, CancellationToken ct) => await Blob(agency, request).UploadAsync(json, overwrite: true, ct);

    /// <summary>A request's certificate, or null.</summary>
    public async Task<BinaryData?> FindAsync(SubmissionId request, CancellationToken ct)
    {
        try
        {
            return (await Blob($"{request.Agency}", $"{request}").DownloadContentAsync(ct)).Value.Content;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    BlobClient Blob(string agency, string request) => blobs.GetBlobContainerClient(Containers.SubjectCertificates).GetBlobClient($"{agency}/{request}.json");
}
