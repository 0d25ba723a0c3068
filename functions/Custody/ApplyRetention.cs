using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.Custody;

namespace Pipeline.Functions.Custody;

/// <summary>
/// Destroys files beyond the time that their agreement sets, with a certificate. Setting <c>Retention__Schedule</c> says when, <c>0 0 3 * * *</c> as it
/// ships: daily at 03:00 UTC. What would go, and when, <c>GET /api/operations/retention</c> says before.
/// </summary>
public sealed class ApplyRetention(Destruction destruction, ILogger<ApplyRetention> log)
{
    [Function(nameof(ApplyRetention))]
    public async Task RunAsync([TimerTrigger("%Retention:Schedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (timer.IsPastDue) log.LogWarning("Retention is applied late: it was due while the host was down.");
        var summary = await destruction.RunAsync(cancellationToken);
        foreach (var certificate in summary.Certificates) log.LogInformation("Destroyed under certificate {Certificate}.", certificate);
        log.LogInformation("{Files} files were destroyed; holds protect {Held} periods that are due.", summary.Files, summary.Held);
    }
}
