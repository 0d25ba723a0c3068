using Pipeline.Reference;

namespace Pipeline.Coordination;

/// <summary>Looks at the calendar of the last twelve months and posts what has come up since it last looked. A second look says nothing twice.</summary>
public sealed class CalendarWatch(CoordinationReader reader, NoticeBoard board, TimeProvider clock)
{
    /// <returns>How many new notices there are of each kind.</returns>
    public async Task<IReadOnlyDictionary<NoticeKind, int>> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = RwandaTime.DayOf(now);
        var fresh = Enum.GetValues<NoticeKind>().ToDictionary(k => k, _ => 0);
        var entries = await reader.ReadCalendarAsync(new(today, PeriodSpan.UsualOn(today)), ct);
        CoordinationTelemetry.Looked(entries);
        foreach (var entry in entries)
            foreach (var notice in Notice.Of(entry, now))
                if (await board.PostAsync(notice, ct)) fresh[Enum.Parse<NoticeKind>(notice.Kind)]++;
        return fresh;
    }
}
