using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;
using Pipeline.Reference;

namespace Pipeline.Intake;

/// <summary>Records deliveries that every attempt failed on.</summary>
public sealed class FailedDrops(
    DropNaming naming, SubmissionLedger ledger, ReceiptStore receipts, TimeProvider clock, ILogger<FailedDrops> log)
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Reads the host's poison message, marks the submission Failed and writes a receipt that says whose fault it is not.</summary>
    /// <remarks>A delivery that has an outcome keeps it: the message came late. The file stays in the inbox.</remarks>
    public async Task RecordAsync(string message, CancellationToken ct)
    {
        var poison = Read(message);
        if (poison is not { ContainerName: Containers.Drops, BlobName: { Length: > 0 } blobName, ETag: { Length: > 0 } etag })
        {
            log.LogError("A poison message of {Length} characters names no drop; it is left out.", message.Length);
            return;
        }
        var drop = naming.Identify(new Delivery(blobName, etag, clock.GetUtcNow()));
        var id = drop.Id;
        var row = await ledger.BeginAsync(id, blobName, clock.GetUtcNow(), ct);
        if (row.Outcome is not null) return;
        drop = drop with { Delivery = drop.Delivery with { ReceivedAt = row.ReceivedAt } };
        await receipts.WriteAsync(id, new Receipt(
            SubmissionId: id.ToString(),
            DuplicateOf: null,
            Blob: blobName,
            ReceivedAt: row.ReceivedAt,
            DecidedAt: clock.GetUtcNow(),
            Outcome: nameof(Lifecycle.Failed),
            Summary: "The system could not process this file, after several attempts. This is no verdict on the file.",
            Next: "Nothing to do for you: the operators see this drop and will deliver it again. The file is kept.",
            FileNow: $"{Containers.Drops}/{blobName}",
            LakeFile: null,
            Findings: [],
            Report: null)
        {
            Due = drop.Due,
            DaysLate = drop.DaysLate,
            Protocol = drop.Taken?.Protocol.ToString(),
        }, errorsCsv: null, ct);
        await ledger.ChangeAsync(id, Fail, ct);
        log.LogError("Submission {Submission} failed on every attempt; its receipt says so.", id);
    }

    /// <summary>What was decided or superseded meanwhile stays so.</summary>
    static void Fail(SubmissionEntity row)
    {
        if (row.Outcome is null && row.Lifecycle != nameof(Lifecycle.Superseded)) row.Lifecycle = nameof(Lifecycle.Failed);
    }

    static PoisonMessage? Read(string message)
    {
        try
        {
            return JsonSerializer.Deserialize<PoisonMessage>(message, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What the Functions host writes for a blob that reached the poison threshold.</summary>
    sealed record PoisonMessage(string? FunctionId, string? ContainerName, string? BlobName, string? ETag);
}
