using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Recovery;
using Pipeline.Reference;

namespace Pipeline.Intake.Replay;

/// <summary>Works on the replays of datasets, a submission at a time, in runs that may be cut short anywhere: the next goes on.</summary>
public sealed class ReplayWorker(
    ReplayJobs jobs, DropReplay replay, SubmissionLedger ledger, RecoveryTerms terms, TimeProvider clock, ILogger<ReplayWorker> log)
{
    const int MostFaults = 3;

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Works until nothing is left or the run's time is over. One run at a time.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        var begun = clock.GetTimestamp();
        foreach (var job in await jobs.RunningAsync(ct))
        {
            var items = await jobs.ItemsAsync(job.RowKey, ct);
            foreach (var item in items.Where(i => i.State == nameof(ReplayItemState.Pending)))
            {
                if (clock.GetElapsedTime(begun) > terms.LongestRun) return;
                await TryAsync(job, item, ct);
                await jobs.PutAsync(item, ct);
            }
            if (items.Any(i => i.State == nameof(ReplayItemState.Pending))) continue;
            await jobs.EndAsync(job, items, ct);
            log.LogInformation("Replay {Job} of {Agency}/{Dataset} is done: {Items} submissions.", job.RowKey, job.Agency, job.Dataset, items.Count);
        }
    }

    async Task TryAsync(ReplayJobEntity job, ReplayItemEntity item, CancellationToken ct)
    {
        try
        {
            await WorkAsync(job, item, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            item.Faults++;
            if (item.Faults >= MostFaults) Put(item, ReplayItemState.Failed, "Every attempt ended with a fault of the system; the log tells more.");
            log.LogError(e, "Replay {Job}: submission {Submission} ended with a fault.", job.RowKey, item.Submission());
        }
    }

    Task WorkAsync(ReplayJobEntity job, ReplayItemEntity item, CancellationToken ct) =>
        job.IsDryRun ? ShowAsync(item, ct) : CarryOutAsync(job, item, ct);

    async Task ShowAsync(ReplayItemEntity item, CancellationToken ct)
    {
        var (preview, refusal) = await replay.PreviewAsync(SubmissionId.Parse(item.Submission()), ct);
        if (preview is null) Put(item, ReplayItemState.Refused, refusal!.Sentence);
        else
        {
            (item.Preview, item.Fingerprint) = (JsonSerializer.Serialize(preview, Options), preview.Fingerprint);
            Put(item, ReplayItemState.Done, null);
        }
    }

    async Task CarryOutAsync(ReplayJobEntity job, ReplayItemEntity item, CancellationToken ct)
    {
        var id = SubmissionId.Parse(item.Submission());
        switch (await ledger.FindAsync(id, ct))
        {
            // A run that was cut short had begun it.
            case { Replaying: { } begun } when begun == item.Fingerprint:
                if (await replay.ResumeAsync(id, ct)) Put(item, ReplayItemState.Done, null);
                else Put(item, ReplayItemState.Changed, "It would have ended otherwise than the dry run showed.");
                return;
            // And had ended it, and not come to say so.
            case { Replaying: null, LastReplay: { } done } when done == item.Fingerprint:
                Put(item, ReplayItemState.Done, null);
                return;
        }
        var (_, refusal) = await replay.RunAsync(id, new(item.Fingerprint!, job.Reason!, job.Actor), ct);
        if (refusal is null) Put(item, ReplayItemState.Done, null);
        else if (refusal.Kind != ReplayRefusalKind.Busy) Put(item, refusal.Kind == ReplayRefusalKind.Changed ? ReplayItemState.Changed : ReplayItemState.Refused, refusal.Sentence);
    }

    static void Put(ReplayItemEntity item, ReplayItemState state, string? says) => (item.State, item.Says) = ($"{state}", says);
}
