using Microsoft.Azure.Functions.Worker;
using Pipeline.Intake.Replay;

namespace Pipeline.Functions.Operations;

/// <summary>
/// Works on the replays of datasets that operators asked for. Setting <c>Intake__ReplaySchedule</c> says when, <c>15 * * * * *</c> as it ships: every
/// minute. What one run does not come to, and what a host that died left, the next goes on with.
/// </summary>
public sealed class RunReplays(ReplayWorker worker)
{
    [Function(nameof(RunReplays))]
    public Task RunAsync([TimerTrigger("%Intake:ReplaySchedule%")] TimerInfo timer, CancellationToken cancellationToken) => worker.RunAsync(cancellationToken);
}
