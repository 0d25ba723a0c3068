using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Runs one timer function at its times, on one host at a time, and makes up for a run that was missed.</summary>
sealed class TimerListener(
    LocalFunction function, TimerTrigger trigger, FunctionInvoker invoker, HostStorage storage, ILogger logger, TimeProvider time)
    : DrainingService
{
    // A clock that was set, or a machine that slept, is noticed after this long at the latest.
    static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);

    // How soon another host takes over the timers of one that stopped.
    static readonly TimeSpan TakeOver = TimeSpan.FromSeconds(2);

    bool _startsNow = trigger.RunOnStartup;

    DateTime Now => time.GetUtcNow().UtcDateTime;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        new StorageLoop(storage.Account.Blobs.Uri, TakeOver, logger, time).RunAsync(KeepTimeAsync, stoppingToken);

    /// <summary>Holds the timer's lock and runs its schedule until the host stops or the lock is lost.</summary>
    async Task<bool> KeepTimeAsync(CancellationToken stopping)
    {
        await using var held = await HostLock.TryTakeAsync(storage, $"{function.StorageId}.Listener", time, stopping);
        if (held is null) return false;
        using var until = CancellationTokenSource.CreateLinkedTokenSource(stopping, held.Lost);
        try
        {
            await RunScheduleAsync(until.Token);
        }
        catch (OperationCanceledException) when (held.Lost.IsCancellationRequested && !stopping.IsCancellationRequested)
        {
            logger.LogWarning("The lock of timer {Function} was lost; another host may have taken over.", function.Name);
        }
        return false;
    }

    async Task RunScheduleAsync(CancellationToken until)
    {
        var store = trigger.IsMonitored ? new ScheduleStore(storage, function) : null;
        var status = await ResumeAsync(store, until);
        var isPastDue = store is not null && status.Next < Now;
        while (true)
        {
            if (_startsNow && !isPastDue) await RunAsync(status, store, "Timer runs on startup", isPastDue: false);
            _startsNow = false;
            if (!isPastDue) await SleepUntilAsync(status.Next, until);
            await RunAsync(status, store, isPastDue ? "Timer makes up for a missed run" : "Timer is due", isPastDue);
            isPastDue = false;
            // Never before the run that was due, lest a clock that lags a little runs it again.
            var last = Now > status.Next ? Now : status.Next;
            status = new() { Last = last, Next = trigger.Schedule.Next(last), LastUpdated = last };
            if (store is not null) await store.WriteAsync(status, until);
        }
    }

    /// <summary>The kept schedule, or a new one from now; a schedule that was changed since counts from the last run.</summary>
    async Task<ScheduleStatus> ResumeAsync(ScheduleStore? store, CancellationToken cancellationToken)
    {
        var kept = store is null ? null : await store.ReadAsync(cancellationToken);
        if (kept is not null)
        {
            kept.Next = trigger.Schedule.Next(kept.Last == default ? kept.LastUpdated : kept.Last);
            return kept;
        }
        var now = Now;
        var status = new ScheduleStatus { Next = trigger.Schedule.Next(now), LastUpdated = now };
        if (store is not null) await store.WriteAsync(status, cancellationToken);
        return status;
    }

    async Task SleepUntilAsync(DateTime due, CancellationToken until)
    {
        while (due - Now is { Ticks: > 0 } left) await Task.Delay(left < LongestSleep ? left : LongestSleep, time, until);
        until.ThrowIfCancellationRequested();
    }

    async Task RunAsync(ScheduleStatus status, ScheduleStore? store, string reason, bool isPastDue)
    {
        var timer = new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = store is null ? null : status };
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Running.Start(async aborted =>
        {
            try
            {
                await invoker.InvokeAsync(function, TimerTrigger.Occurrence(timer, reason), aborted);
            }
            catch (Exception)
            {
                // Logged by the run. A timer has no retry: the next run is the next date of the schedule.
            }
            finally
            {
                done.SetResult();
            }
        });
        await done.Task;
    }
}
