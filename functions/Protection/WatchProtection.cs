using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.Protection.Incidents;
using Pipeline.Protection.Requests;

namespace Pipeline.Functions.Protection;

/// <summary>
/// Posts notices of clocks that run out: of breaches and of persons' requests. Setting <c>Protection__WatchSchedule</c> says when, <c>0 */15 * * * *</c> as it ships: every
/// quarter of an hour, for the shortest warning is six hours.
/// </summary>
public sealed class WatchProtection(IncidentWatch incidents, RequestWatch requests, ILogger<WatchProtection> log)
{
    [Function(nameof(WatchProtection))]
    public async Task RunAsync([TimerTrigger("%Protection:WatchSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        var (breaches, persons) = (await incidents.RunAsync(cancellationToken), await requests.RunAsync(cancellationToken));
        if (breaches + persons > 0) log.LogWarning("New notices of clocks that run out: {Breaches} of breaches, {Requests} of persons' requests.", breaches, persons);
    }
}
