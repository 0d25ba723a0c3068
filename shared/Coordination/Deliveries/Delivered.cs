using Pipeline.Reference;

namespace Pipeline.Coordination;

/// <summary>One delivery as the coordination mechanism sees it: what it was about, when it came, what became of it. No personal data.</summary>
/// <param name="ReceivedAt">When the file was written to the inbox (UTC).</param>
/// <param name="DecidedAt">When it was decided (UTC); null while it is not, and for rows that do not tell.</param>
/// <param name="Lifecycle">Where it is in its life, by name.</param>
/// <param name="Outcome">An <see cref="Validation.Outcome"/> by name, another word after a system fault, null while undecided.</param>
/// <param name="RowsRead">Rows after the header; null where it is not known.</param>
/// <param name="Errors">Findings of severity error.</param>
/// <param name="IsNil">The agency says that there is nothing to report.</param>
public sealed record Delivered(
    AgencyId Agency,
    DatasetId Dataset,
    ReferencePeriod Period,
    SubmissionId Submission,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DecidedAt,
    string Lifecycle,
    string? Outcome,
    string? ProtocolVersion = null,
    long? RowsRead = null,
    long? RowsAccepted = null,
    long? RowsWithWarnings = null,
    long? Errors = null,
    long? Warnings = null,
    bool IsNil = false)
{
    public bool IsAccepted => Outcome is nameof(Validation.Outcome.Accepted) or nameof(Validation.Outcome.AcceptedWithWarnings);

    /// <summary>Decided, and not accepted, for whatever reason.</summary>
    public bool IsTurnedDown => Outcome is not null && !IsAccepted;

    /// <summary>Decided on its merits: a fault of the system is no try of the agency's.</summary>
    public bool IsTry => IsAccepted || Outcome is nameof(Validation.Outcome.Quarantined) or nameof(Validation.Outcome.Rejected);

    /// <summary>The day it came, by Rwanda's calendar: the one that decides whether it is on time.</summary>
    public DateOnly ReceivedOn => RwandaTime.DayOf(ReceivedAt);

    /// <summary>The delivery as it was known at the end of a day, or null when it had not come: one decided later was undecided.</summary>
    public Delivered? AsKnownOn(DateOnly day) =>
        ReceivedOn > day ? null
        : Outcome is null || RwandaTime.DayOf(DecidedAt ?? ReceivedAt) <= day ? this
        : this with { Outcome = null, DecidedAt = null };
}
