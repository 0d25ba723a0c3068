using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Reference;
using Pipeline.ValidationReports;

namespace Pipeline.Intake.Receipts;

/// <summary>Container <c>receipts</c>: a folder per submission. The receipt is written last, so that its presence means all is there.</summary>
public sealed class ReceiptStore(BlobServiceClient blobs)
{
    readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Containers.Receipts);

    /// <summary>
    /// Writes <c>errors.csv</c>, <c>report.html</c>, <c>report.fr.html</c> where there is French for the receipt, and <c>receipt.json</c>, over whatever an
    /// earlier attempt left.
    /// </summary>
    public async Task WriteAsync(SubmissionId id, Receipt receipt, Stream? errorsCsv, CancellationToken ct)
    {
        if (errorsCsv is not null) await UploadAsync(id, "errors.csv", errorsCsv, "text/csv; charset=utf-8", ct);
        await WritePageAsync(id, receipt, Language.English, ct);
        if (ReceiptInFrench.Of(receipt) is { } french) await WritePageAsync(id, french, Language.French, ct);
        else await _container.GetBlobClient(BlobName(id, PageFile(Language.French))).DeleteIfExistsAsync(cancellationToken: ct);
        await UploadAsync(id, "receipt.json", receipt.ToJson().ToStream(), "application/json", ct);
    }

    /// <summary>Writes a receipt where there is none. One that is there already tells more, and stays.</summary>
    public async Task WriteIfNoneAsync(SubmissionId id, Receipt receipt, CancellationToken ct)
    {
        await WritePageAsync(id, receipt, Language.English, ct, IfNone);
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

    /// <summary>
    /// The page to read and print, in the language where it was written in it, otherwise in English; null when there is none yet. It is kept as it was written
    /// with the receipt, because it shows more places than the receipt keeps.
    /// </summary>
    public async Task<(BinaryData Page, Language Language)?> FindPageAsync(SubmissionId id, Language language, CancellationToken ct) =>
        await FindFileAsync(id, PageFile(language), ct) is { } page ? (page, language)
        : language == Language.English ? null
        : await FindPageAsync(id, Language.English, ct);

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

    static string PageFile(Language language) => language == Language.French ? "report.fr.html" : "report.html";

    Task WritePageAsync(SubmissionId id, Receipt receipt, Language language, CancellationToken ct, BlobRequestConditions? conditions = null) => UploadAsync(
        id, PageFile(language), new BinaryData(ReceiptPage.Render(receipt, ReportWords.In(language))).ToStream(), "text/html; charset=utf-8", ct, conditions);

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
