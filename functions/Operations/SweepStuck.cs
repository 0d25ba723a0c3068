using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.Intake.Recovery;

namespace Pipeline.Functions.Operations;

/// <summary>
/// Takes up again what a host left in the middle. Setting <c>Intake__SweepSchedule</c> says when, <c>0 */15 * * * *</c> as it ships: every quarter of an
/// hour, in UTC as in Kigali.
/// </summary>
public sealed class SweepStuck(StuckDrops stuck, ILogger<SweepStuck> log)
{
    [Function(nameof(SweepStuck))]
    public async Task RunAsync([TimerTrigger("%Intake:SweepSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (timer.IsPastDue) log.LogWarning("The sweep is late: it was due while the host was down.");
        var sweep = await stuck.RunAsync(cancellationToken);
        log.LogInformation("Silent submissions: {Found} found, {Taken} taken again, {Failed} failed, {Faults} ended with a fault, {Left} left for the next sweep.",
            sweep.Found, sweep.Taken, sweep.Failed, sweep.Faults, sweep.Left);
    }
}
