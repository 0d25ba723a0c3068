using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.Custody;

namespace Pipeline.Functions.Custody;

/// <summary>
/// Puts files under an older key of pseudonyms under the current one, some in each run. Setting <c>Pseudonyms__RotateSchedule</c> says when,
/// <c>0 0 22 * * *</c> as it ships: daily at 22:00 UTC, before the indicators are computed.
/// </summary>
public sealed class RotatePseudonyms(KeyRotation rotation, RotationLimit limit, ILogger<RotatePseudonyms> log)
{
    [Function(nameof(RotatePseudonyms))]
    public async Task RunAsync([TimerTrigger("%Pseudonyms:RotateSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (timer.IsPastDue) log.LogWarning("The rotation of pseudonyms is late: it was due while the host was down.");
        var summary = await rotation.RunAsync(limit.Files, cancellationToken);
        foreach (var (file, reason) in summary.Blocked) log.LogWarning("{File} stays under its key. {Reason}", file, reason);
        log.LogInformation("{Rotated} files were rotated, {Left} are left for the next run, {Blocked} cannot be.", summary.Rotated, summary.Left, summary.Blocked.Count);
    }
}

/// <summary>Most files that a run replaces.</summary>
public sealed record RotationLimit(int Files);
