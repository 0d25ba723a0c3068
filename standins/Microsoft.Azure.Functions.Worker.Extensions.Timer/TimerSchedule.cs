using System.Globalization;
using NCrontab;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>
/// When a timer runs: a cron expression of six fields (five when it has no seconds), or an interval. Times are UTC, as in Azure.
/// </summary>
sealed class TimerSchedule
{
    // Fewer would miss expressions that name several seconds of one minute.
    const int LookedAt = 5;

    readonly string _text;
    readonly Func<DateTime, DateTime> _next;

    TimerSchedule(string text, Func<DateTime, DateTime> next) => (_text, _next) = (text, next);

    public bool RunsWithinAMinute
    {
        get
        {
            var at = Next(DateTime.UnixEpoch);
            for (var i = 0; i < LookedAt; i++)
            {
                var next = Next(at);
                if (next - at < TimeSpan.FromMinutes(1)) return true;
                at = next;
            }
            return false;
        }
    }

    /// <exception cref="InvalidOperationException">The text is neither a cron expression nor an interval.</exception>
    public static TimerSchedule Parse(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        if (CrontabSchedule.TryParse(text, new() { IncludingSeconds = fields != 5 }) is { } cron) return new(text, cron.GetNextOccurrence);
        return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero
            ? new($"every {interval}", at => at + interval)
            : throw new InvalidOperationException($"'{text}' is neither a cron expression of six fields nor an interval");
    }

    /// <summary>The first run after <paramref name="at"/>, in UTC.</summary>
    public DateTime Next(DateTime at) => DateTime.SpecifyKind(_next(at), DateTimeKind.Utc);

    public override string ToString() => _text;
}
