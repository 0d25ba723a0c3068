using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.Diaspora;

namespace Pipeline.Functions.Diaspora;

/// <summary>Matches experts and requests every night, after the indicators. Setting <c>Diaspora__MatchSchedule</c> says when, <c>0 0 2 * * *</c> as it ships: at 02:00
/// UTC, which is 04:00 in Kigali.</summary>
public sealed class MatchExperts(MatchingRun run, ILogger<MatchExperts> log)
{
    [Function(nameof(MatchExperts))]
    public async Task RunAsync([TimerTrigger("%Diaspora:MatchSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (timer.IsPastDue) log.LogWarning("The nightly matching is late: it was due while the host was down.");
        var done = await run.RunAsync("timer", cancellationToken);
        foreach (var why in done.LeftOut) log.LogWarning("Matching run {Run} left out data: {Reason}", done.Id, why);
        log.LogInformation("Matching run {Run}: {Experts} experts, {Needs} requests, {Pairs} pairs; {Renewals} consents end soon.",
            done.Id, done.Result.Experts, done.Result.Needs.Count, done.Result.Pairs, done.RenewalsDue.Count);
    }
}
