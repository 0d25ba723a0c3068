using System.Text.Json.Serialization;

namespace Pipeline.Protection.Incidents;

/// <summary>What happened to personal data.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IncidentKind>))]
public enum IncidentKind
{
    /// <summary>Somebody saw or got what they may not.</summary>
    Disclosure,
    /// <summary>It is gone and cannot be brought back.</summary>
    Loss,
    /// <summary>It was changed by somebody who may not.</summary>
    Alteration,
    /// <summary>It cannot be got at for a time.</summary>
    Unavailability,
}

[JsonConverter(typeof(JsonStringEnumConverter<IncidentState>))]
public enum IncidentState
{
    Open,
    Closed,
}

/// <summary>A breach of personal data, as it was reported, and who was told of it.</summary>
/// <param name="Id">The reporting agency's short name (<c>coordination</c> for none), a hyphen and 20 letters and digits.</param>
/// <param name="ReportedBy">The role of who reported it.</param>
/// <param name="Agency">The agency that reported it; null for the coordinating body or the operator.</param>
/// <param name="DiscoveredAt">When whoever processes the data found it (UTC). The clocks start here.</param>
/// <param name="Datasets">Such as <c>dgie/work-permits</c>.</param>
/// <param name="Submissions">Ids of the submissions affected; when empty, all of the datasets are.</param>
/// <param name="HighRisk">Whether the risk to the persons is high, so that they are told themselves.</param>
/// <param name="HoursToTellController">The shortest that the law or an agreement affected gives.</param>
public sealed record Incident(
    string Id,
    string ReportedBy,
    string? Agency,
    DateTimeOffset ReportedAt,
    DateTimeOffset DiscoveredAt,
    IncidentKind Kind,
    IReadOnlyList<string> Datasets,
    IReadOnlyList<string> Submissions,
    bool HighRisk,
    string Description,
    int HoursToTellController,
    IReadOnlyList<Notification> Notifications)
{
    public IncidentState State { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>What was done against a repetition.</summary>
    public string? Measures { get; init; }

    /// <summary>The agencies whose data it is: each is a controller that must be told.</summary>
    [JsonIgnore]
    public IEnumerable<string> Controllers => Datasets.Select(d => d.Split('/')[0]).Distinct(StringComparer.Ordinal);

    /// <summary>Whether an agency has a part in it: it reported it, or its data is affected.</summary>
    public bool Concerns(string? agency) => agency is not null && (agency == Agency || Controllers.Contains(agency));
}

/// <summary>Somebody was told.</summary>
/// <param name="At">When (UTC).</param>
/// <param name="Office">To whom, as an address of office.</param>
public sealed record Notification(BreachClock Clock, DateTimeOffset At, string Office);
