using Pipeline.Coordination;
using Pipeline.Reference;

namespace Pipeline.Protection.Incidents;

/// <summary>Posts a notice when a clock of an open incident has 24 hours left, 6 hours left, or none. A second look says nothing twice.</summary>
public sealed class IncidentWatch(IncidentBook book, NoticeBoard board, TimeProvider clock)
{
    /// <returns>How many notices are new.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var (now, fresh) = (clock.GetUtcNow(), 0);
        foreach (var incident in (await book.ListAsync(ct)).Where(i => i.State == IncidentState.Open))
            foreach (var notice in NoticesOf(incident, book.ClocksOf(incident), now))
                if (await board.PostAsync(notice, ct)) fresh++;
        return fresh;
    }

    /// <summary>What stands to be said now, to every agency whose data it is. The incident stands where others name a dataset, the clock where they name a period.</summary>
    internal static IEnumerable<Notice> NoticesOf(Incident incident, IEnumerable<ClockStanding> clocks, DateTimeOffset now) =>
        from standing in clocks
        where !standing.IsDone && KindAt(standing.Due - now) is not null
        from agency in incident.Controllers
        let due = RwandaTime.DayOf(standing.Due)
        select new Notice(
            KindAt(standing.Due - now)!, agency, incident.Id, $"{standing.Clock}", due, Math.Max(0, RwandaTime.DayOf(now).DayNumber - due.DayNumber), now,
            $"Incident {incident.Id}: {Words(standing.Clock)} is {(now > standing.Due ? "overdue since" : "due by")} {standing.Due:yyyy-MM-dd HH:mm} UTC.");

    static string? KindAt(TimeSpan left) => left.TotalHours switch
    {
        < 0 => "BreachOverdue",
        <= 6 => "Breach6Hours",
        <= 24 => "Breach24Hours",
        _ => null,
    };

    static string Words(BreachClock clock) => clock switch
    {
        BreachClock.ControllerTold => "telling the agencies whose data it is",
        BreachClock.AuthorityTold => "telling the supervisory authority",
        BreachClock.Report => "the full report to the supervisory authority",
        _ => "telling the persons",
    };
}
