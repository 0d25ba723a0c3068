using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.Intake.Ledger;
using Pipeline.Nightly;

namespace Pipeline.Functions.Indicators;

/// <summary>Recomputes the indicators from the current accepted drops, every night at 00:00 UTC, which is 02:00 in Kigali.</summary>
public sealed class RecomputeIndicators(CurrentDrops current, IndicatorRun run, ILogger<RecomputeIndicators> log)
{
    [Function(nameof(RecomputeIndicators))]
    public async Task RunAsync([TimerTrigger("0 0 0 * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (timer.IsPastDue) log.LogWarning("The nightly run is late: it was due while the host was down.");
        var summary = await run.RunAsync(await current.ListAsync(cancellationToken), cancellationToken);
        log.LogInformation("Indicator run {Run}: {State}.", summary.RunId, summary.State);
    }
}
