using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.Custody;
using Pipeline.Functions.Indicators;
using Pipeline.Intake.Ledger;
using Pipeline.Reference;
using Pipeline.StatisticsPublishing.Publishing;

namespace Pipeline.Functions.Statistics;

/// <summary>Publishes the tables of the coordination mechanism from the current accepted drops, every night. Setting <c>Statistics__PublishSchedule</c> says when,
/// <c>0 0 2 * * *</c> as it ships: daily at 02:00 UTC, which is 04:00 in Kigali and after the indicators.</summary>
public sealed class PublishStatistics(
    CurrentDrops current, StatisticsPublication publication, ControllerRegistration registration, TimeProvider clock, ILogger<PublishStatistics> log)
{
    [Function(nameof(PublishStatistics))]
    public async Task RunAsync([TimerTrigger("%Statistics:PublishSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (timer.IsPastDue) log.LogWarning("The publication is late: it was due while the host was down.");
        if (registration.WhyNotPublish(RwandaTime.DayOf(clock.GetUtcNow())) is { } reason)
        {
            log.LogError("Statistics are not published. {Reason}", reason);
            return;
        }
        var summary = await publication.RunAsync(await current.ListAsync(cancellationToken), cancellationToken, new LoggedProgress(log));
        foreach (var data in summary.LeftOut) log.LogWarning("Statistics left out {Rows} rows: {Reason}", data.Rows, data.Reason);
        foreach (var why in summary.Reasons) log.LogError("Release {Release} is not published. {Reason}", summary.Release, why);
        if (summary.State == PublicationState.AlreadyRunning) log.LogWarning("Another publication is at work; this one ends.");
        log.LogInformation("Release {Release}: {State}, {Tables} tables, {Files} files read.", summary.Release, summary.State, summary.Tables, summary.FilesRead);
    }
}
