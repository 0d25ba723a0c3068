using Microsoft.Extensions.Logging;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;
using Pipeline.Reference;

namespace Pipeline.Intake.Replay;

/// <summary>
/// Decides a submission again under the protocols of today. It keeps its id; what was decided before holds until everything of the new decision is
/// written: ledger (replay begun), lake file under a name of its own, original, receipt, claim, pointer, what the old decision left, ledger (decided).
/// Every step may be repeated after a crash.
/// </summary>
public sealed class DropReplay(
    ReplayTrials trials, SubmissionLedger ledger, Inbox inbox, DropIntake intake, DropOutputs outputs, ContentClaims claims, CurrentDrops current,
    TimeProvider clock, ILogger<DropReplay> log)
{
    /// <summary>Says what a replay would change, and stores nothing.</summary>
    public async Task<(ReplayPreview? Preview, ReplayRefusal? Refusal)> PreviewAsync(SubmissionId id, CancellationToken ct)
    {
        var (trial, refusal) = await trials.TryAsync(id, resumes: false, ct);
        await using (trial) return (trial?.Preview, refusal);
    }

    /// <summary>Replays a submission if that changes what the operator has seen, and nothing else.</summary>
    /// <returns>The new receipt, or why nothing was done.</returns>
    public async Task<(Receipt? Receipt, ReplayRefusal? Refusal)> RunAsync(SubmissionId id, ReplayOrder order, CancellationToken ct)
    {
        var (trial, refusal) = await trials.TryAsync(id, resumes: false, ct);
        if (trial is null) return (null, refusal);
        await using (trial)
        {
            if (trial.Preview.Fingerprint != order.Fingerprint) return (null, Changed(trial.Preview));
            return await BeginAsync(trial, order, ct) is { } begun
                ? (await CarryOutAsync(trial with { Row = begun }, ct), null)
                : (null, new(ReplayRefusalKind.Busy, "Somebody else began to work on it. Ask again in a minute."));
        }
    }

    /// <summary>Goes on with a replay that a host left in the middle.</summary>
    /// <returns>Whether it ended; otherwise the submission is Stuck and waits for another replay, because this one would end otherwise than was promised.</returns>
    public async Task<bool> ResumeAsync(SubmissionId id, CancellationToken ct)
    {
        var (trial, refusal) = await trials.TryAsync(id, resumes: true, ct);
        await using (trial)
        {
            if (trial is { Row.Replaying: { } fingerprint } && trial.Preview.Keeps(fingerprint))
            {
                await CarryOutAsync(trial, ct);
                return true;
            }
        }
        log.LogError("The replay of submission {Submission} cannot be gone on with: {Reason} What was decided before holds. Replay it anew.",
            id, refusal?.Sentence ?? "it would end otherwise than the operator was shown.");
        await ledger.ChangeAsync(id, row =>
        {
            row.Replaying = null;
            if (row.State == Lifecycle.Validating) row.Lifecycle = nameof(Lifecycle.Stuck);
        }, ct);
        return false;
    }

    static ReplayRefusal Changed(ReplayPreview now) => new(ReplayRefusalKind.Changed,
        "A replay would not change what the dry run of this fingerprint showed: the file's record, the protocol or the drops beside it are others by now. Look at what it would change now, and ask with its fingerprint.", now);

    /// <summary>Puts down that the replay began, unless the submission changed since it was looked at.</summary>
    async Task<SubmissionEntity?> BeginAsync(ReplayTrial trial, ReplayOrder order, CancellationToken ct)
    {
        var isBegun = false;
        var row = await ledger.ChangeAsync(trial.Drop.Id, row =>
        {
            isBegun = row.ETag == trial.Row.ETag;
            if (!isBegun) return;
            (row.Replaying, row.ReplayReason, row.Replays) = (order.Fingerprint, order.Reason, (row.Replays ?? 0) + 1);
            // An undecided one is begun, and counted, where every delivery is.
            if (row is { Outcome: not null, State: not Lifecycle.Superseded }) row.Lifecycle = nameof(Lifecycle.Validating);
        }, ct, order.Actor);
        return isBegun ? row : null;
    }

    async Task<Receipt?> CarryOutAsync(ReplayTrial trial, CancellationToken ct)
    {
        var row = trial.Row;
        var note = new ReplayNote(
            row.Replays!.Value, clock.GetUtcNow(), row.ReplayReason!, $"{trial.Taken.Protocol.Version}", row.Outcome, row.ProtocolVersion);
        // Without an outcome there is nothing that must not be written over: it is taken as any delivery is.
        var receipt = row.Outcome is null
            ? await intake.TakeAsync(row.BlobName, ct, note)
            : await DecideAsync(trial, trial.Drop with { Replay = note.Number, Note = note }, ct);
        log.LogInformation("Submission {Submission} was replayed under {Protocol}: {Before} before, {After} now.",
            trial.Drop.Id, trial.Taken.Protocol, row.Outcome ?? "no outcome", receipt?.Outcome ?? "no outcome");
        return receipt;
    }

    async Task<Receipt> DecideAsync(ReplayTrial trial, Drop drop, CancellationToken ct)
    {
        var (sha256, partition) = (trial.Result.Report.Sha256, drop.Partition(trial.Result.Report));
        var receipt = await outputs.WriteAsync(drop, trial.Result, ct);
        // Should another submission answer for the content under this version already, it goes on to.
        await claims.ClaimAsync(trial.Taken, sha256, drop.Id, instead: null, ct);
        await PointAsync(trial, partition, drop, ct);
        await outputs.ClearAsync(trial.Taken.Path, drop, ct);
        await inbox.KeepOnlyAsync(drop.Delivery, drop.Id, receipt.FileNow, ct);
        await ledger.ChangeAsync(drop.Id, row =>
        {
            if (row.Lifecycle != nameof(Lifecycle.Superseded)) row.Lifecycle = nameof(Lifecycle.Validated);
            row.Decide(drop, receipt, sha256);
        }, ct);
        return receipt;
    }

    /// <summary>Lets readers use the new rows, or none. One that was superseded stays so.</summary>
    async Task PointAsync(ReplayTrial trial, Lake.LakePartition? partition, Drop drop, CancellationToken ct)
    {
        if (trial.Row.State == Lifecycle.Superseded)
        {
            if (partition is not null) await current.AmendPreviousAsync(partition, ct);
        }
        else if (partition is null) await current.WithdrawAsync(trial.Taken.Path, drop.Id, ct);
        else if (await current.OfferAsync(partition, drop.Delivery.ReceivedAt, ct) is { } superseded)
            await ledger.ChangeAsync(superseded, row => row.Lifecycle = nameof(Lifecycle.Superseded), ct);
    }
}

/// <summary>An operator's order to replay what a dry run showed.</summary>
/// <param name="Fingerprint">The dry run's.</param>
/// <param name="Reason">In a sentence, for the receipt.</param>
/// <param name="Actor">The operator's opaque id.</param>
public sealed record ReplayOrder(string Fingerprint, string Reason, string Actor);
