using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Starts a function by the clock.</summary>
sealed class TimerTrigger(string schedule, bool useMonitor, bool runOnStartup) : ITrigger
{
    readonly Lazy<TimerSchedule> _schedule = new(() => TimerSchedule.Parse(schedule));

    public TimerSchedule Schedule => _schedule.Value;

    /// <summary>Whether missed runs are made up for. As in the real host, a timer of less than a minute is not worth it.</summary>
    public bool IsMonitored => useMonitor && !Schedule.RunsWithinAMinute;

    public bool RunOnStartup => runOnStartup;

    public string Type => "timerTrigger";

    public string Summary => $"timer {Schedule}";

    public string? Path => null;

    public string BindableTypes => "TimerInfo";

    public void Check() => _ = Schedule;

    public bool CanBind(Type parameterType) => parameterType == typeof(TimerInfo) || parameterType == typeof(object);

    public bool Provides(string parameterName) => false;

    public TriggerEvent FromInput(string? input, IServiceProvider services) => Occurrence(new(), "Timer started by hand");

    public static TriggerEvent Occurrence(TimerInfo timer, string reason) =>
        new GivenEvent(reason, ImmutableDictionary<string, object?>.Empty, (_, _) => ValueTask.FromResult<object?>(timer));
}
