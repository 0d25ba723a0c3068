using System.Collections.Immutable;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Starts a function by the clock.</summary>
sealed class TimerTrigger(TimerSchedule schedule, bool useMonitor, bool runOnStartup) : ITrigger
{
    public TimerSchedule Schedule => schedule;

    /// <summary>Whether missed runs are made up for. As in the real host, a timer of less than a minute is not worth it.</summary>
    public bool IsMonitored { get; } = useMonitor && !schedule.RunsWithinAMinute;

    public bool RunOnStartup => runOnStartup;

    public string Type => "timerTrigger";

    public string Summary => $"timer {schedule}";

    public string? Path => null;

    public string BindableTypes => "TimerInfo";

    public bool CanBind(Type parameterType) => parameterType == typeof(TimerInfo) || parameterType == typeof(object);

    public bool Provides(string parameterName) => false;

    public TriggerEvent FromInput(string? input, IServiceProvider services) => Occurrence(new(), "Timer started by hand");

    public static TriggerEvent Occurrence(TimerInfo timer, string reason) =>
        new(reason, ImmutableDictionary<string, object?>.Empty, (_, _) => ValueTask.FromResult<object?>(timer));
}
