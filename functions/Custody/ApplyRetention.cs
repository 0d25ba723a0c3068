using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.Custody;
using Pipeline.LabourMarketTestCases;

namespace Pipeline.Functions.Custody;

/// <summary>
/// Destroys files beyond the time that their agreement sets, and case files of labour market tests beyond theirs, with certificates. Setting <c>Retention__Schedule</c> says when, <c>0 0 3 * * *</c> as it
/// ships: daily at 03:00 UTC. What would go, and when, <c>GET /api/operations/retention</c> says before.
/// </summary>
public sealed class ApplyRetention(Destruction destruction, CaseRetention cases, ILogger<ApplyRetention> log)
{
    [Function(nameof(ApplyRetention))]
    public async Task RunAsync([TimerTrigger("%Retention:Schedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (timer.IsPastDue) log.LogWarning("Retention is applied late: it was due while the host was down.");
        // Each on its own: a failure of one does not keep the other from its work.
        var (delivered, ofCases) = (destruction.RunAsync(cancellationToken), cases.RunAsync(cancellationToken));
        await Task.WhenAll(delivered, ofCases);
        foreach (var summary in (DestructionSummary[])[await delivered, await ofCases])
        {
            foreach (var certificate in summary.Certificates) log.LogInformation("Destroyed under certificate {Certificate}.", certificate);
            log.LogInformation("{Files} files were destroyed; holds protect {Held} periods that are due.", summary.Files, summary.Held);
        }
    }
}
