using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Reference;

namespace Pipeline.Intake.Receipts;

/// <summary>Container <c>receipts</c>: a folder per submission. The receipt is written last, so that its presence means all is there.</summary>
public sealed class ReceiptStore(BlobServiceClient blobs)
{
    readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Containers.Receipts);

    /// <summary>Writes <c>errors.csv</c>, <c>report.html</c> and <c>receipt.json</c>, over whatever an earlier attempt left.</summary>
    public async Task WriteAsync(SubmissionId id, Receipt receipt, Stream? errorsCsv, CancellationToken ct)
    {
        if (errorsCsv is not null) await UploadAsync(id, "errors.csv", errorsCsv, "text/csv; charset=utf-8", ct);
        await UploadAsync(id, "report.html", new BinaryData(ReceiptPage.Render(receipt)).ToStream(), "text/html; charset=utf-8", ct);
        await UploadAsync(id, "receipt.json", receipt.ToJson().ToStream(), "application/json", ct);
    }

    /// <summary>Writes a receipt where there is none. One that is there already tells more, and stays.</summary>
    public async Task WriteIfNoneAsync(SubmissionId id, Receipt receipt, CancellationToken ct)
    {
        await UploadAsync(id, "report.html", new BinaryData(ReceiptPage.Render(receipt)).ToStream(), "text/html; charset=utf-8", ct, IfNone);
        await UploadAsync(id, "receipt.json", receipt.ToJson().ToStream(), "application/json", ct, IfNone);
    }

    /// <summary>Answers for a content that came before: the first receipt under the new id, naming the original.</summary>
    public async Task<Receipt> AnswerAgainAsync(SubmissionId id, SubmissionId original, string? traceId, CancellationToken ct)
    {
        var first = await FindAsync(original, ct)
            ?? throw new InvalidOperationException($"Submission {original} claims a content but has no receipt.");
        var again = first with
        {
            SubmissionId = id.ToString(),
            DuplicateOf = original.ToString(),
            TraceId = traceId,
            Summary = AnsweredBefore($"{original}") + first.Summary,
        };
        var errors = await FindFileAsync(original, "errors.csv", ct);
        await WriteAsync(id, again, errors?.ToStream(), ct);
        return again;
    }

    internal static string AnsweredBefore(string original) => $"The same file was delivered before, as {original}; nothing new was stored. ";

    public async Task<Receipt?> FindAsync(SubmissionId id, CancellationToken ct) =>
        await FindFileAsync(id, "receipt.json", ct) is { } json ? Receipt.FromJson(json) : null;

    /// <summary>A file of a submission's folder, or null.</summary>
    public async Task<BinaryData?> FindFileAsync(SubmissionId id, string file, CancellationToken ct)
    {
        try
        {
            return (await _container.GetBlobClient(BlobName(id, file)).DownloadContentAsync(ct)).Value.Content;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    static string BlobName(SubmissionId id, string file) => $"{id.Agency}/{id}/{file}";

    static BlobRequestConditions IfNone => new() { IfNoneMatch = ETag.All };

    async Task UploadAsync(SubmissionId id, string file, Stream content, string contentType, CancellationToken ct, BlobRequestConditions? conditions = null)
    {
        try
        {
            await _container.GetBlobClient(BlobName(id, file)).UploadAsync(
                content, new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = contentType }, Conditions = conditions }, ct);
        }
        catch (RequestFailedException e) when (conditions is not null && e.Status is (409 or 412))
        {
            // There is one.
        }
    }
}
