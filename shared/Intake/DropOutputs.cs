using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Intake.Receipts;
using Pipeline.Lake;
using Pipeline.Reference;
using Pipeline.Validation;
using Pipeline.ValidationReports;

namespace Pipeline.Intake;

/// <summary>Writes what a decided drop leaves behind, under names made from its submission: repeating it changes nothing.</summary>
public sealed class DropOutputs(BlobServiceClient blobs, Inbox inbox, ReceiptStore receipts, TimeProvider clock)
{
    /// <summary>Stores a checked drop: accepted rows in the lake, the original in the archive or in quarantine, the receipt last.</summary>
    public async Task<Receipt> WriteAsync(Drop drop, CheckedDrop result, CancellationToken ct)
    {
        var report = result.Report;
        var (lakeFile, rejectedFile) = drop.Partition(report) is { } partition ? await PublishAsync(partition, result, ct) : (null, null);
        var kept = await inbox.KeepAsync(drop.Delivery, report.IsAccepted ? Containers.Archive : Containers.Quarantine, drop.Id, ct);
        var (summary, next) = Decision.For(report, result.Findings, ReportWords.In(Language.English));
        var receipt = Begin(drop, report.Outcome, summary, next, kept) with
        {
            LakeFile = lakeFile,
            RejectedFile = rejectedFile,
            Findings = result.Findings,
            Report = report,
            Sha256 = report.Sha256,
            Places = result.Places,
        };
        await receipts.WriteAsync(drop.Id, receipt, result.ErrorsCsv, ct);
        return receipt;
    }

    /// <summary>Answers a delivery that no protocol covers. The file is kept in quarantine, unread.</summary>
    public async Task<Receipt> RefuseAsync(Drop drop, Finding refusal, CancellationToken ct)
    {
        var kept = await inbox.KeepAsync(drop.Delivery, Containers.Quarantine, drop.Id, ct);
        var receipt = Begin(drop, Outcome.Rejected, $"The file was not read. {refusal.Message.En}", refusal.Fix.En, kept) with { Findings = [refusal] };
        await using var errors = new MemoryStream();
        await using (var csv = new ErrorsCsvWriter(errors)) await csv.AddAsync(refusal, ct);
        errors.Position = 0;
        await receipts.WriteAsync(drop.Id, receipt, errors, ct);
        return receipt;
    }

    /// <summary>Takes back the rows and the copy of a drop whose content another submission answers for.</summary>
    public async Task WithdrawAsync(Receipt receipt, CancellationToken ct)
    {
        foreach (var path in new[] { receipt.LakeFile, receipt.RejectedFile, receipt.FileNow })
            if (path?.Split('/', 2) is [var container, var blob])
                await blobs.GetBlobContainerClient(container).GetBlobClient(blob).DeleteIfExistsAsync(cancellationToken: ct);
    }

    /// <summary>Uploads the accepted rows and, when there are any, those left out; gives container and path of both.</summary>
    async Task<(string Accepted, string? Rejected)> PublishAsync(LakePartition partition, CheckedDrop result, CancellationToken ct)
    {
        // Whoever finds the accepted rows finds the others beside them.
        var rejected = result.Report.RowsRejected > 0
            ? await UploadAsync(partition.RejectedBlobName, await result.Rejected.CompleteAsync(ct), ct)
            : null;
        return (await UploadAsync(partition.BlobName, await result.Rows.CompleteAsync(ct), ct), rejected);
    }

    async Task<string> UploadAsync(string blobName, Stream parquet, CancellationToken ct)
    {
        await blobs.GetBlobContainerClient(Containers.Lake).GetBlobClient(blobName)
            .UploadAsync(parquet, new BlobUploadOptions { HttpHeaders = new() { ContentType = "application/vnd.apache.parquet" } }, ct);
        return $"{Containers.Lake}/{blobName}";
    }

    Receipt Begin(Drop drop, Outcome outcome, string summary, string next, string kept) => new(
        SubmissionId: drop.Id.ToString(),
        DuplicateOf: null,
        Blob: drop.Delivery.BlobName,
        ReceivedAt: drop.Delivery.ReceivedAt,
        DecidedAt: clock.GetUtcNow(),
        Outcome: outcome.ToString(),
        Summary: summary,
        Next: next,
        FileNow: kept,
        LakeFile: null,
        Findings: [],
        Report: null)
    {
        Due = drop.Due,
        DaysLate = drop.DaysLate,
        Protocol = drop.Taken?.Protocol.ToString(),
    };
}
