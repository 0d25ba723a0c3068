using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Intake.Receipts;
using Pipeline.Intake.Restricted;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Validation;
using Pipeline.ValidationReports;

namespace Pipeline.Intake;

/// <summary>Writes what a decided drop leaves behind, under names made from its submission: repeating it changes nothing.</summary>
public sealed class DropOutputs(BlobServiceClient blobs, Inbox inbox, ReceiptStore receipts, SensitiveFiles sensitive, TimeProvider clock)
{
    readonly SetApartRows _setApart = new(blobs, sensitive);

    /// <summary>Stores a checked drop: accepted rows in the lake and their sensitive columns apart, the original in the archive or in quarantine, the receipt last.</summary>
    public async Task<Receipt> WriteAsync(Drop drop, CheckedDrop result, CancellationToken ct)
    {
        var published = drop.Partition(result.Report) is { } partition ? await PublishAsync(partition, drop.Taken!.Protocol, result, ct) : default;
        var report = result.Report with { RowsAccepted = result.Report.RowsAccepted - published.Restricted };
        var kept = await inbox.KeepAsync(drop.Delivery, report.IsAccepted ? Containers.Archive : Containers.Quarantine, drop.Id, ct);
        var (summary, next) = Decision.For(report, result.Findings, ReportWords.In(Language.English));
        var receipt = Begin(drop, report.Outcome, summary, next, kept) with
        {
            LakeFile = published.Lake,
            RejectedFile = published.Rejected,
            SensitiveFile = published.Sensitive,
            Findings = result.Findings,
            Report = report,
            Sha256 = report.Sha256,
            Places = result.Places,
            RowsRestricted = published.Restricted > 0 ? published.Restricted : null,
        };
        await receipts.WriteAsync(drop.Id, receipt, result.ErrorsCsv, ct);
        return receipt;
    }

    /// <summary>Stores that there is nothing to report: a lake file without rows, and the receipt.</summary>
    /// <param name="noRows">The file, with the protocol's columns.</param>
    /// <param name="keyVersion">The key that its footer names.</param>
    public async Task<Receipt> WriteNilAsync(Drop drop, LakePartition partition, Stream noRows, string keyVersion, string reason, CancellationToken ct)
    {
        var lakeFile = await UploadAsync(partition.BlobName, noRows, keyVersion, ct);
        var receipt = Begin(drop, Outcome.Accepted, $"There is nothing to report for {partition.Period}: {reason.TrimEnd('.')}.",
            "Nothing to do. Should there be something to report after all, upload the file: it takes this one's place.", "") with
        { LakeFile = lakeFile, IsNil = true };
        await receipts.WriteAsync(drop.Id, receipt, errorsCsv: null, ct);
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
        foreach (var path in new[] { receipt.LakeFile, receipt.RejectedFile, receipt.SensitiveFile, receipt.FileNow })
            if (path?.Split('/', 2) is [var container, var blob])
                await blobs.GetBlobContainerClient(container).GetBlobClient(blob).DeleteIfExistsAsync(cancellationToken: ct);
        if (receipt is { RowsRestricted: > 0, LakeFile: { } lakeFile } && LakePlace.Parse(lakeFile[(Containers.Lake.Length + 1)..]) is { } place)
            await _setApart.RemoveAsync(place.Partition, null, ct);
    }

    /// <summary>Takes away the lake files that earlier decisions of a replayed submission left, once readers use the new one or none.</summary>
    public async Task ClearAsync(DropPath path, Drop drop, CancellationToken ct)
    {
        var lake = blobs.GetBlobContainerClient(Containers.Lake);
        for (var replay = 0; replay < drop.Replay; replay++)
        {
            var earlier = new LakePartition(path.Dataset, path.Period, path.Agency, drop.Id, "", 0) { Replay = replay };
            foreach (var blob in (string[])[earlier.BlobName, earlier.RejectedBlobName]) await lake.GetBlobClient(blob).DeleteIfExistsAsync(cancellationToken: ct);
            await sensitive.RemoveAsync(earlier.BlobName, ct);
            await _setApart.RemoveAsync(earlier, null, ct);
        }
    }

    /// <summary>
    /// Uploads the accepted rows and their sensitive columns, without those of persons whose data is restricted, and, when there are any, the rows left out.
    /// </summary>
    async Task<Published> PublishAsync(LakePartition partition, Protocol protocol, CheckedDrop result, CancellationToken ct)
    {
        // Whoever finds the accepted rows finds the rest: their sensitive columns, and the rows left out.
        var rejected = result.Report.RowsRejected > 0
            ? await UploadAsync(partition.RejectedBlobName, await result.Rejected.CompleteAsync(ct), result.Rows.KeyVersion, ct)
            : null;
        string? apart = null;
        var rows = new LakeRows(await result.Rows.CompleteAsync(ct), await result.Rows.CompleteSensitiveAsync(ct));
        var restricted = await _setApart.PublishAsync(partition, PersonColumns.Of(protocol), rows, async (left, token) =>
        {
            if (left.Sensitive is { } columns) apart = await sensitive.WriteAsync(partition, columns, token);
            await UploadAsync(partition.BlobName, left.Lake, result.Rows.KeyVersion, token);
        }, ct);
        return new($"{Containers.Lake}/{partition.BlobName}", rejected, apart, restricted);
    }

    async Task<string> UploadAsync(string blobName, Stream parquet, string keyVersion, CancellationToken ct)
    {
        await blobs.GetBlobContainerClient(Containers.Lake).GetBlobClient(blobName).UploadAsync(parquet, new BlobUploadOptions
        {
            HttpHeaders = new() { ContentType = "application/vnd.apache.parquet" },
            Metadata = new Dictionary<string, string> { [LakeMetadata.BlobPseudonymKey] = keyVersion },
        }, ct);
        return $"{Containers.Lake}/{blobName}";
    }

    Receipt Begin(Drop drop, Outcome outcome, string summary, string next, string kept) => new(
        SubmissionId: drop.Id.ToString(),
        DuplicateOf: null,
        Blob: drop.Delivery.BlobName,
        ReceivedAt: drop.Delivery.ReceivedAt,
        DecidedAt: clock.GetUtcNow(),
        Outcome: outcome.ToString(),
        Summary: drop.Note is { } note ? $"{note.Sentence} {summary}" : summary,
        Next: next,
        FileNow: kept,
        LakeFile: null,
        Findings: [],
        Report: null)
    {
        Due = drop.Due,
        DaysLate = drop.DaysLate,
        Protocol = drop.Taken?.Protocol.ToString(),
        Replayed = drop.Note,
        TraceId = IntakeTelemetry.TraceOf(drop.Delivery),
    };

    /// <summary>Container and path of what was published, and the rows that were not because their persons are restricted.</summary>
    readonly record struct Published(string? Lake, string? Rejected, string? Sensitive, long Restricted);
}
