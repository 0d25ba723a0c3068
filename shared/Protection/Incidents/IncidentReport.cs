using System.Text.RegularExpressions;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Protection.Incidents;

/// <summary>What somebody who found a breach tells.</summary>
/// <param name="DiscoveredAt">UTC; not in the future.</param>
/// <param name="Datasets">Such as <c>dgie/work-permits</c>; those of the submissions are added.</param>
/// <param name="Submissions">May be left out when all of the datasets are affected.</param>
/// <param name="Description">What happened, without anything about a person; at most 2,000 characters.</param>
public sealed partial record IncidentReport(
    DateTimeOffset? DiscoveredAt, IncidentKind? Kind, IReadOnlyList<string>? Datasets, IReadOnlyList<string>? Submissions, bool? HighRisk, string? Description)
{
    internal const int MostSubmissions = 500;
    const int LongestDescription = 2000;

    /// <summary>The first thing wrong with the report; null when it can be taken.</summary>
    public Refusal? Check(ProtocolCatalog catalog, DateTimeOffset now)
    {
        if (DiscoveredAt is not { } discovered || discovered > now)
            return new("discoveredAt", "missing or in the future", "the time at which it was found, such as 2026-10-05T08:00:00Z");
        if (Kind is null) return new("kind", "missing", string.Join(", ", Enum.GetNames<IncidentKind>()));
        if (HighRisk is null) return new("highRisk", "missing", "true when the risk to the persons is high, so that they must be told themselves, else false");
        if (Description is not { Length: > 0 and <= LongestDescription }) return new("description", "missing or too long", "what happened, without names, in at most 2,000 characters");
        if (Datasets is not { Count: > 0 } && Submissions is not { Count: > 0 })
            return new("datasets", "empty, and so are the submissions", "at least one dataset such as dgie/work-permits, or a submission's id");
        if ((Datasets ?? []).Any(d => !catalog.Protocols.Any(p => $"{p.Agency}/{p.Dataset}" == d)))
            return new("datasets", "naming one that has no agreement", "agency/dataset, such as dgie/work-permits; see /api/protocols");
        if (Submissions is { Count: > MostSubmissions }) return new("submissions", "too many", $"at most {MostSubmissions}; name whole datasets in their place");
        return (Submissions ?? []).Any(id => !SubmissionId.TryParse(id, null, out _))
            ? new("submissions", "naming one that is no submission's id", "the agency's short name, a hyphen and 20 letters and digits")
            : null;
    }
}

/// <summary>That somebody was told, as they put it on record.</summary>
/// <param name="At">UTC; not before the discovery and not in the future.</param>
/// <param name="Office">An address of office, such as <c>dpo@dgie.example</c>.</param>
public sealed partial record NotificationReport(BreachClock? Clock, DateTimeOffset? At, string? Office)
{
    /// <summary>The first thing wrong; null when it can be put on record.</summary>
    public Refusal? Check(Incident incident, IReadOnlyList<BreachContact> contacts, DateTimeOffset now)
    {
        if (Clock is not { } clock) return new("clock", "missing", string.Join(", ", Enum.GetNames<BreachClock>()));
        if (At is not { } at || at > now || at < incident.DiscoveredAt)
            return new("at", "missing, in the future or before the discovery", "the time at which they were told, such as 2026-10-05T08:00:00Z");
        if (Office is null || !Address().IsMatch(Office)) return new("office", "not an address of office", "such as dpo@dgie.example; no person's own address");
        if (clock == BreachClock.ControllerTold && !contacts.Any(c => c.Office == Office))
            return new("office", "not one that an agreement affected names", $"one of {string.Join(", ", contacts.Select(c => c.Office).Distinct().Order(StringComparer.Ordinal))}");
        return clock == BreachClock.PersonsTold && !incident.HighRisk
            ? new("clock", "one that does not run: the risk was not high", "ControllerTold, AuthorityTold or Report")
            : null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,60}@[A-Za-z0-9.-]{1,60}\z")]
    private static partial Regex Address();
}
