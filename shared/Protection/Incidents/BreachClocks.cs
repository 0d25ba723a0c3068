using System.Text.Json.Serialization;

namespace Pipeline.Protection.Incidents;

/// <summary>What must be done in time after a breach.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BreachClock>))]
public enum BreachClock
{
    /// <summary>Whoever processes tells every agency whose data it is.</summary>
    ControllerTold,
    /// <summary>The controller tells the supervisory authority.</summary>
    AuthorityTold,
    /// <summary>The controller sends the authority the full report.</summary>
    Report,
    /// <summary>The persons are told, where the risk to them is high.</summary>
    PersonsTold,
}

[JsonConverter(typeof(JsonStringEnumConverter<ClockState>))]
public enum ClockState
{
    /// <summary>Not done, and time is left.</summary>
    Open,
    /// <summary>Not done, and the time is over.</summary>
    Overdue,
    /// <summary>Done in time.</summary>
    Met,
    /// <summary>Done after the time.</summary>
    Late,
}

/// <summary>One clock of an incident as it stands at a moment.</summary>
/// <param name="Due">The last moment in time (UTC).</param>
/// <param name="DoneAt">Null while it is not done.</param>
/// <param name="IsProvisional">The controller has not been told: due is the latest that it can become.</param>
public sealed record ClockStanding(BreachClock Clock, DateTimeOffset Due, DateTimeOffset? DoneAt, ClockState State, bool IsProvisional = false)
{
    public bool IsDone => DoneAt is not null;
}

/// <summary>The clocks of an incident: arithmetic of its facts and the time, nothing kept.</summary>
public static class BreachClocks
{
    /// <summary>
    /// The clocks that run, in the order of <see cref="BreachClock"/>. The first starts with the discovery and is done once every controller was told; the
    /// others start when the first controller knows. Until then they count from the last moment at which that one should.
    /// </summary>
    public static IReadOnlyList<ClockStanding> Of(Incident incident, ProtectionTerms terms, DateTimeOffset now)
    {
        var toController = incident.DiscoveredAt.AddHours(incident.HoursToTellController);
        DateTimeOffset? knows = Times(incident, BreachClock.ControllerTold).Select(t => (DateTimeOffset?)t).Min();
        // An agency that reports a breach of its own data knows of it.
        if (incident.Controllers.Contains(incident.Agency)) knows = Earlier(knows, incident.DiscoveredAt);
        var (from, isProvisional) = (knows ?? toController, knows is null);
        List<ClockStanding> clocks =
        [
            Standing(BreachClock.ControllerTold, toController, AllControllersToldAt(incident), now),
            Standing(BreachClock.AuthorityTold, from.AddHours(terms.HoursToTellAuthority), First(incident, BreachClock.AuthorityTold), now, isProvisional),
            Standing(BreachClock.Report, from.AddHours(terms.HoursToReport), First(incident, BreachClock.Report), now, isProvisional),
        ];
        if (incident.HighRisk)
            clocks.Add(Standing(BreachClock.PersonsTold, from.AddHours(terms.HoursToTellPersons), First(incident, BreachClock.PersonsTold), now, isProvisional));
        return clocks;
    }

    static ClockStanding Standing(BreachClock clock, DateTimeOffset due, DateTimeOffset? done, DateTimeOffset now, bool isProvisional = false) => new(
        clock, due, done,
        done is { } at ? (at <= due ? ClockState.Met : ClockState.Late) : now <= due ? ClockState.Open : ClockState.Overdue, isProvisional);

    /// <summary>When the last of the controllers was told; null as long as one was not.</summary>
    static DateTimeOffset? AllControllersToldAt(Incident incident)
    {
        DateTimeOffset? last = null;
        foreach (var controller in incident.Controllers)
        {
            var told = controller == incident.Agency
                ? incident.DiscoveredAt
                : incident.Notifications.Where(n => n.Clock == BreachClock.ControllerTold && BreachContact.OrganisationOf(n.Office) == controller)
                    .Select(n => (DateTimeOffset?)n.At).Min();
            if (told is null) return null;
            if (last is null || told > last) last = told;
        }
        return last;
    }

    static DateTimeOffset? First(Incident incident, BreachClock clock) => Times(incident, clock).Select(t => (DateTimeOffset?)t).Min();

    static IEnumerable<DateTimeOffset> Times(Incident incident, BreachClock clock) => incident.Notifications.Where(n => n.Clock == clock).Select(n => n.At);

    static DateTimeOffset Earlier(DateTimeOffset? one, DateTimeOffset other) => one is { } at && at < other ? at : other;
}
