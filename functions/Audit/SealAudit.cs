using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.Audit.Seals;

namespace Pipeline.Functions.Audit;

/// <summary>
/// Seals how far every audit trail goes, where nothing can be written over. Setting <c>Audit__SealSchedule</c> says when,
/// <c>0 30 4 * * *</c> as it ships: daily at 04:30 UTC, which is 06:30 in Kigali, after the work of the night. The hash of each seal stands
/// in the log, which is kept elsewhere.
/// </summary>
public sealed class SealAudit(AuditSealing sealing, ILogger<SealAudit> log)
{
    [Function(nameof(SealAudit))]
    public async Task RunAsync([TimerTrigger("%Audit:SealSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (timer.IsPastDue) log.LogWarning("The audit trail is sealed late: it was due while the host was down.");
        var summary = await sealing.RunAsync(cancellationToken);
        foreach (var fault in summary.Faults) log.LogError("The audit trail does not hold what was sealed. {Fault}", fault);
        if (summary.Sha256 is null) log.LogInformation("{Day:yyyy-MM-dd} has its seal already; nothing was written.", summary.Day);
        else
            log.LogInformation("Seal of {Day:yyyy-MM-dd}: {Streams} streams, {Broken} of them broken, SHA-256 {Sha256}.",
                summary.Day, summary.Streams, summary.Broken, summary.Sha256);
    }
}
