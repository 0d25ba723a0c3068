using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.Coordination;
using Pipeline.Diaspora;
using Pipeline.LabourMarketTestCases;

namespace Pipeline.Functions.Coordination;

/// <summary>
/// Posts what has come up since yesterday in the calendar, among the agreements, in the clocks of labour market tests and among what experts abroad have to renew. Setting
/// <c>Coordination__WatchSchedule</c> says when, <c>0 0 4 * * *</c> as it ships: daily at 04:00 UTC, which is 06:00 in Kigali. No mail is sent: notices
/// name agencies and what they failed to do, and a mailbox is no place for that; whoever is told is told only that there is something to read.
/// </summary>
public sealed class WatchCalendar(CalendarWatch watch, AgreementWatch agreements, CaseWatch cases, RenewalWatch renewals, ILogger<WatchCalendar> log)
{
    [Function(nameof(WatchCalendar))]
    public async Task RunAsync([TimerTrigger("%Coordination:WatchSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (timer.IsPastDue) log.LogWarning("The daily look at the calendar is late: it was due while the host was down.");
        // Each on its own: a failure of one does not keep the others from looking.
        var (calendar, ending) = (watch.RunAsync(cancellationToken), agreements.RunAsync(cancellationToken));
        var (clocks, renewed) = (cases.RunAsync(cancellationToken), renewals.RunAsync(cancellationToken));
        await Task.WhenAll(calendar, ending, clocks, renewed);
        var fresh = await calendar;
        log.LogInformation("New notices: {Reminders} reminders, {Late} late, {Missing} missing, {VolumeDrops} with few rows, {Ending} agreements that end, {Clocks} clocks of cases, {Renewals} of renewals.",
            fresh[NoticeKind.ReminderDue], fresh[NoticeKind.Late], fresh[NoticeKind.Missing], fresh[NoticeKind.VolumeDrop], await ending, await clocks, await renewed);
    }
}
