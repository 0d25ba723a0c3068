using Microsoft.Extensions.Logging;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Replay;
using Pipeline.Reference;

namespace Pipeline.Intake.Recovery;

/// <summary>Takes up again what a host left in the middle and no event brings back.</summary>
public sealed class StuckDrops(
    UndecidedSubmissions undecided, SubmissionLedger ledger, Inbox inbox, DropIntake intake, DropReplay replay, FailedDrops failed,
    RecoveryTerms terms, TimeProvider clock, ILogger<StuckDrops> log)
{
    enum Result { Taken, Failed, Fault, Other }

    /// <summary>Marks what is silent for too long as Stuck and takes it again, the longest silent first.</summary>
    public async Task<SweepSummary> RunAsync(CancellationToken ct)
    {
        var begun = clock.GetTimestamp();
        var silent = await undecided.ListAsync(clock.GetUtcNow() - terms.StuckAfter, ct);
        var results = new List<Result>();
        foreach (var row in silent.Take(terms.MostPerRun))
        {
            if (clock.GetElapsedTime(begun) > terms.LongestRun) break;
            results.Add(await SweepAsync(row, ct));
        }
        return new(silent.Count, Count(Result.Taken), Count(Result.Failed), Count(Result.Fault), silent.Count - results.Count);

        int Count(Result result) => results.Count(r => r == result);
    }

    async Task<Result> SweepAsync(SubmissionEntity silent, CancellationToken ct)
    {
        var id = SubmissionId.Parse(silent.RowKey);
        try
        {
            return await MarkAsync(id, silent, ct) ? await TakeAsync(id, silent, ct) : Result.Other;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // One that cannot be taken keeps no other from being taken.
            log.LogError(e, "Submission {Submission} was taken again and ended with a fault; attempt {Attempt} of {Most}.", id, silent.Attempts + 1, terms.MostAttempts);
            return Result.Fault;
        }
    }

    /// <summary>Whether it is Stuck: whoever began or ended it since it was listed has it.</summary>
    async Task<bool> MarkAsync(SubmissionId id, SubmissionEntity silent, CancellationToken ct)
    {
        var isSilent = false;
        await ledger.ChangeAsync(id, row =>
        {
            isSilent = row.ChangedAt == silent.ChangedAt;
            if (isSilent && row.Lifecycle != nameof(Lifecycle.Superseded)) row.Lifecycle = nameof(Lifecycle.Stuck);
        }, ct);
        if (isSilent) log.LogWarning("Submission {Submission} is stuck: {Lifecycle} since {Since:u}, attempt {Attempts}.", id, silent.Lifecycle, silent.ChangedAt, silent.Attempts);
        return isSilent;
    }

    async Task<Result> TakeAsync(SubmissionId id, SubmissionEntity silent, CancellationToken ct)
    {
        if (silent is { Outcome: not null }) return await replay.ResumeAsync(id, ct) ? Result.Taken : Result.Failed;
        if (silent.IsNil == true) return await FailAsync(id, Failure.NilReturnBroken, ct);
        if (await inbox.FindAsync(silent.BlobName, ct) is not { } waiting) return await FailAsync(id, Failure.FileGone, ct);
        if (SubmissionId.For(id.Agency, waiting.BlobName, waiting.ETag) != id)
        {
            await ledger.ChangeAsync(id, row => row.Lifecycle = nameof(Lifecycle.Superseded), ct);
            log.LogInformation("Submission {Submission} was replaced in the inbox before it was read to the end.", id);
            return Result.Other;
        }
        if (silent.Attempts >= terms.MostAttempts) return await FailAsync(id, Failure.EveryAttempt, ct);
        return await intake.TakeAsync(silent.BlobName, ct) is null ? Result.Other : Result.Taken;
    }

    async Task<Result> FailAsync(SubmissionId id, Failure failure, CancellationToken ct) =>
        await failed.FailAsync(id, failure, ct) ? Result.Failed : Result.Other;
}
