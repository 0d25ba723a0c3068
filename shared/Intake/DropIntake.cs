using System.Diagnostics;
using Azure;
using Microsoft.Extensions.Logging;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;
using Pipeline.Reference;

namespace Pipeline.Intake;

/// <summary>
/// Takes one delivery all the way: ledger, validation, lake or quarantine, receipt, claim, pointer, ledger. Every step may be repeated
/// after a crash; names are made from the delivery, so a repetition writes the same things over themselves. Bad data ends normally with
/// a receipt; a fault of the system throws, and the host delivers again.
/// </summary>
public sealed class DropIntake(
    Inbox inbox, DropNaming naming, DropCheck check, SubmissionLedger ledger, ContentClaims claims, CurrentDrops current, ReceiptStore receipts,
    DropOutputs outputs, ILogger<DropIntake> log)
{
    /// <summary>Processes what is delivered under a name in the inbox.</summary>
    /// <param name="note">Set when an operator has a delivery taken again that a fault kept from its outcome.</param>
    /// <returns>The receipt; null when nothing is there any more, or it was replaced while it was read.</returns>
    public async Task<Receipt?> TakeAsync(string blobName, CancellationToken ct, ReplayNote? note = null)
    {
        if (await inbox.FindAsync(blobName, ct) is not { } delivery) return null;
        var drop = naming.Identify(delivery) with { Note = note };
        await ledger.BeginAsync(drop.Id, blobName, delivery.ReceivedAt, ct);
        var row = await ledger.ChangeAsync(drop.Id, Start, ct);
        if (row?.Outcome is not null)
        {
            await inbox.RemoveAsync(delivery, ct);
            return await receipts.FindAsync(drop.Id, ct);
        }
        using var activity = IntakeTelemetry.Begin(drop);
        var begun = Stopwatch.GetTimestamp();
        try
        {
            var receipt = await DecideAsync(drop, ct);
            await inbox.RemoveAsync(delivery, ct);
            IntakeTelemetry.Decided(drop, receipt, Stopwatch.GetElapsedTime(begun), activity);
            log.LogInformation("Submission {Submission} is {Outcome}: {Read} rows read, {Accepted} accepted.",
                drop.Id, receipt.Outcome, receipt.Report?.RowsRead ?? 0, receipt.Report?.RowsAccepted ?? 0);
            return receipt;
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // Replaced while it was read: the new version has an event, an id and a receipt of its own.
            await ledger.ChangeAsync(drop.Id, e => e.Lifecycle = nameof(Lifecycle.Superseded), ct);
            log.LogInformation("Submission {Submission} was replaced in the inbox before it was read to the end.", drop.Id);
            return null;
        }
    }

    /// <summary>Counts another attempt, unless the submission is decided: another host may have been faster.</summary>
    static void Start(SubmissionEntity row)
    {
        if (row.Outcome is not null) return;
        row.Attempts++;
        // One that was superseded before its outcome was known stays so, and still gets its receipt.
        if (row.Lifecycle != nameof(Lifecycle.Superseded)) row.Lifecycle = nameof(Lifecycle.Validating);
    }

    Task<Receipt> DecideAsync(Drop drop, CancellationToken ct) =>
        drop is { Taken: { } taken } ? DecideAsync(drop, taken, ct) : RefuseAsync(drop, ct);

    async Task<Receipt> RefuseAsync(Drop drop, CancellationToken ct)
    {
        var receipt = await outputs.RefuseAsync(drop, drop.Refusal!, ct);
        await FinishAsync(drop, receipt, sha256: null, ct);
        return receipt;
    }

    async Task<Receipt> DecideAsync(Drop drop, TakenUnder taken, CancellationToken ct)
    {
        await using var content = await inbox.OpenAsync(drop.Delivery, ct);
        await using var result = await check.RunAsync(drop, taken, content, ct);
        var sha256 = result.Report.Sha256;
        var partition = drop.Partition(result.Report);

        // A claim lapses when its accepted content was superseded: the same content coming again is a revision back to it.
        var claimed = await claims.FindAsync(taken, sha256, ct);
        var lapsed = claimed is { } owner && partition is not null && !await current.IsCurrentAsync(taken.Path, owner, ct) ? claimed : null;
        if (claimed is { } original && original != drop.Id && lapsed is null) return await AnswerAgainAsync(drop, original, sha256, ct);

        var receipt = await outputs.WriteAsync(drop, result, ct);
        var answering = await claims.ClaimAsync(taken, sha256, drop.Id, lapsed, ct);
        if (answering != drop.Id)
        {
            await outputs.WithdrawAsync(receipt, ct);
            return await AnswerAgainAsync(drop, answering, sha256, ct);
        }
        // The receipt counts the rows that were published: those of restricted persons were not.
        if (drop.Partition(receipt.Report!) is { } published && await current.OfferAsync(published, drop.Delivery.ReceivedAt, ct) is { } superseded)
            await ledger.ChangeAsync(superseded, e => e.Lifecycle = nameof(Lifecycle.Superseded), ct);
        await FinishAsync(drop, receipt, sha256, ct);
        return receipt;
    }

    async Task<Receipt> AnswerAgainAsync(Drop drop, SubmissionId original, string sha256, CancellationToken ct)
    {
        var receipt = await receipts.AnswerAgainAsync(drop.Id, original, IntakeTelemetry.TraceOf(drop.Delivery), ct);
        await FinishAsync(drop, receipt, sha256, ct);
        return receipt;
    }

    Task<SubmissionEntity?> FinishAsync(Drop drop, Receipt receipt, string? sha256, CancellationToken ct) => ledger.ChangeAsync(drop.Id, e =>
    {
        // A later delivery may have superseded this one already.
        if (e.Lifecycle != nameof(Lifecycle.Superseded)) e.Lifecycle = nameof(Lifecycle.Validated);
        e.Decide(drop, receipt, sha256);
    }, ct);
}
