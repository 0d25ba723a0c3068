using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;
using Pipeline.Reference;

namespace Pipeline.Intake;

/// <summary>Records deliveries that nothing more is tried with.</summary>
public sealed class FailedDrops(
    Inbox inbox, DropNaming naming, SubmissionLedger ledger, ReceiptStore receipts, TimeProvider clock, ILogger<FailedDrops> log)
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
        var id = naming.Identify(new Delivery(blobName, etag, clock.GetUtcNow())).Id;
        await ledger.BeginAsync(id, blobName, clock.GetUtcNow(), ct);
        await FailAsync(id, Failure.EveryAttempt, ct);
    }

    /// <summary>Marks a submission Failed and writes the receipt that says so, unless it has an outcome.</summary>
    /// <returns>Whether it is Failed now.</returns>
    public async Task<bool> FailAsync(SubmissionId id, Failure failure, CancellationToken ct)
    {
        if (await ledger.FindAsync(id, ct) is not { Outcome: null } row) return false;
        var isNew = row.Lifecycle != nameof(Lifecycle.Failed);
        var drop = naming.Identify(new Delivery(row.BlobName, "", row.ReceivedAt), id);
        var waiting = await inbox.FindAsync(id, row.BlobName, row.ReceivedAt, ct);
        // Should an attempt end well at this very moment, its receipt stays.
        await receipts.WriteIfNoneAsync(id, new Receipt(
            SubmissionId: id.ToString(),
            DuplicateOf: null,
            Blob: row.BlobName,
            ReceivedAt: row.ReceivedAt,
            DecidedAt: clock.GetUtcNow(),
            Outcome: nameof(Lifecycle.Failed),
            Summary: failure.Summary,
            Next: failure.Next,
            FileNow: failure.IsFileGone ? "" : $"{Containers.Drops}/{row.BlobName}",
            LakeFile: null,
            Findings: [],
            Report: null)
        {
            Due = drop.Due,
            DaysLate = drop.DaysLate,
            Protocol = drop.Taken?.Protocol.ToString(),
            TraceId = waiting is null ? null : IntakeTelemetry.TraceOf(waiting),
        }, ct);
        row = await ledger.ChangeAsync(id, Fail, ct);
        if (row?.Lifecycle != nameof(Lifecycle.Failed)) return false;
        if (isNew) IntakeTelemetry.Failed(drop);
        log.LogError("Submission {Submission} failed: {Failure} Its receipt says so; operators find it as /api/submissions?lifecycle=Failed.", id, failure.ForOperators);
        return true;
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
