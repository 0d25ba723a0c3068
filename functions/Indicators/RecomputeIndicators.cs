using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.Custody;
using Pipeline.Intake.Ledger;
using Pipeline.Nightly;
using Pipeline.Reference;

namespace Pipeline.Functions.Indicators;

/// <summary>Recomputes the indicators from the current accepted drops, every night. Setting <c>Indicators__RecomputeSchedule</c> says when, <c>0 0 0 * * *</c> as it
/// ships: daily at 00:00 UTC, which is 02:00 in Kigali.</summary>
public sealed class RecomputeIndicators(
    CurrentDrops current, IndicatorRun run, ControllerRegistration registration, TimeProvider clock, ILogger<RecomputeIndicators> log)
{
    [Function(nameof(RecomputeIndicators))]
    public async Task RunAsync([TimerTrigger("%Indicators:RecomputeSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (timer.IsPastDue) log.LogWarning("The nightly run is late: it was due while the host was down.");
        if (registration.WhyNotPublish(RwandaTime.DayOf(clock.GetUtcNow())) is { } reason)
        {
            log.LogError("The indicators are not recomputed. {Reason}", reason);
            return;
        }
        var summary = await run.RunAsync(await current.ListAsync(cancellationToken), cancellationToken, new LoggedProgress(log));
        foreach (var data in summary.LeftOut) log.LogWarning("Indicator run {Run} left out {Rows} rows: {Reason}", summary.RunId, data.Rows, data.Reason);
        if (summary.State == RunState.MixedKeys)
            log.LogWarning("Permits stand under several keys of pseudonyms, so that one could be counted twice; the last run stays current until all are rotated.");
        if (summary.State == RunState.AlreadyRunning) log.LogWarning("Another run of the indicators is at work; this one ends.");
        if (summary.Work is { } work)
            log.LogInformation(
                "{Read} of {Files} files were read anew and {Computed} of {Quarters} quarters computed in {Seconds:0.0} s.",
                work.FilesRead, work.Files, work.QuartersComputed, work.Quarters, work.Elapsed.TotalSeconds);
        log.LogInformation("Indicator run {Run}: {State}.", summary.RunId, summary.State);
    }
}
