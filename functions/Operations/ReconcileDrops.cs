using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.Intake.Recovery;

namespace Pipeline.Functions.Operations;

/// <summary>
/// Takes what lies in the inbox and no event reported. Setting <c>Intake__ReconcileSchedule</c> says when, <c>30 */5 * * * *</c> as it ships: every five
/// minutes, in UTC as in Kigali.
/// </summary>
public sealed class ReconcileDrops(UnreportedDrops unreported, ILogger<ReconcileDrops> log)
{
    [Function(nameof(ReconcileDrops))]
    public async Task RunAsync([TimerTrigger("%Intake:ReconcileSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (timer.IsPastDue) log.LogWarning("The comparison of inbox and ledger is late: it was due while the host was down.");
        var found = await unreported.RunAsync(cancellationToken);
        log.LogInformation("Inbox: {Waiting} files waiting, {Compared} compared, {Taken} taken, {Faults} ended with a fault, {Left} left for the next run.",
            found.Waiting, found.Compared, found.Taken, found.Faults, found.Left);
    }
}
