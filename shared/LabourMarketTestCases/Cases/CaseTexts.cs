using System.Security.Cryptography;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.OccupationsInDemand;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTestCases;

/// <summary>
/// Container <c>labour-market-tests</c>, each blob by the hash of its bytes and never changed: <c>cases/{id}/application-{12 digits}.json</c>,
/// <c>cases/{id}/record-{12 digits}.json</c>, <c>cases/{id}/employer-{12 digits}.json</c> and <c>inputs/{64 digits}.json</c>.
/// </summary>
public sealed class CaseTexts(BlobServiceClient blobs)
{
    readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Containers.LabourMarketTests);

    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public Task<byte[]> ApplicationAsync(string id, CaseAssessment assessment, CancellationToken ct) => ReadAsync(ApplicationBlob(id, assessment.ApplicationSha256), assessment.ApplicationSha256, ct);

    public Task<byte[]> RecordAsync(string id, CaseAssessment assessment, CancellationToken ct) => ReadAsync(RecordBlob(id, assessment.RecordSha256), assessment.RecordSha256, ct);

    /// <summary>What the employer register said; null of an assessment that did not ask it.</summary>
    internal async Task<RegisteredEmployer?> EmployerAsync(string id, CaseAssessment assessment, CancellationToken ct) => assessment.EmployerSha256 is not { } sha256 ? null
        : JsonSerializer.Deserialize<RegisteredEmployer>(await ReadAsync(EmployerBlob(id, sha256), sha256, ct), Documents.Json);

    internal Task<byte[]> InputsAsync(string sha256, CancellationToken ct) => ReadAsync(InputsBlob(sha256), sha256, ct);

    internal async Task WriteAsync(string id, byte[] application, byte[] record, CancellationToken ct)
    {
        await PutAsync(ApplicationBlob(id, Sha256(application)), application, ct);
        await PutAsync(RecordBlob(id, Sha256(record)), record, ct);
    }

    /// <returns>Lower-case hex hash of what was written.</returns>
    internal async Task<string> WriteEmployerAsync(string id, RegisteredEmployer employer, CancellationToken ct)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(employer, Documents.Json);
        await PutAsync(EmployerBlob(id, Sha256(bytes)), bytes, ct);
        return Sha256(bytes);
    }

    internal Task WriteInputsAsync(byte[] inputs, CancellationToken ct) => PutAsync(InputsBlob(Sha256(inputs)), inputs, ct);

    /// <summary>Everything of a case lies below it; what cases were judged by, which says nothing of one, does not.</summary>
    internal static string FolderOf(string id) => $"cases/{id}/";

    static string ApplicationBlob(string id, string sha256) => $"{FolderOf(id)}application-{sha256[..12]}.json";

    static string RecordBlob(string id, string sha256) => $"{FolderOf(id)}record-{sha256[..12]}.json";

    static string EmployerBlob(string id, string sha256) => $"{FolderOf(id)}employer-{sha256[..12]}.json";

    static string InputsBlob(string sha256) => $"inputs/{sha256}.json";

    async Task PutAsync(string blob, byte[] bytes, CancellationToken ct) => await _container.GetBlobClient(blob)
        .UploadAsync(new BinaryData(bytes), new BlobUploadOptions { HttpHeaders = new() { ContentType = "application/json" } }, ct);

    /// <exception cref="InvalidDataException">The blob is gone, or is not the one that was recorded.</exception>
    async Task<byte[]> ReadAsync(string blob, string sha256, CancellationToken ct)
    {
        try
        {
            var bytes = (await _container.GetBlobClient(blob).DownloadContentAsync(ct)).Value.Content.ToArray();
            return Sha256(bytes) == sha256 ? bytes : throw new InvalidDataException($"The text {blob} is not the one that was recorded: its SHA-256 differs.");
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            throw new InvalidDataException($"The text {blob} is gone.", e);
        }
    }
}
