using System.Globalization;
using Pipeline.Audit;

namespace Pipeline.Intake.Ledger;

/// <summary>What can happen to a submission: the actions of the audit trail of table <c>submissions</c>.</summary>
public enum SubmissionAction
{
    /// <summary>The delivery became known.</summary>
    Received,
    /// <summary>An attempt to read the file began.</summary>
    ValidationStarted,
    /// <summary>Its outcome was found, or found anew.</summary>
    Decided,
    /// <summary>A fault of the system ended every attempt.</summary>
    Failed,
    /// <summary>It was validating for too long.</summary>
    Stuck,
    /// <summary>An operator has it read again; what was decided holds until that ends.</summary>
    ReplayStarted,
    /// <summary>A newer delivery took its place.</summary>
    Superseded,
    /// <summary>Something else that is known of it was changed.</summary>
    Amended,
}

/// <summary>The event that a change of a submission's row is recorded as.</summary>
static class SubmissionEvent
{
    /// <summary>Who acts where no person does.</summary>
    const string Intake = "intake";

    /// <param name="before">Null when the row is new.</param>
    /// <param name="actor">The opaque id of the person who acts; null where none does.</param>
    public static AuditEntry Of(SubmissionEntity? before, SubmissionEntity after, string? actor = null) => AuditEntry.Of(actor ?? Intake, Action(before, after), after.RowKey,
    [
        new("from", before is not null && before.Lifecycle != after.Lifecycle ? before.Lifecycle : null),
        .. State(after),
    ]);

    /// <summary>Whether a row says what its last event says.</summary>
    public static bool Agrees(AuditEvent last, SubmissionEntity row) => State(row).All(fact => last.Details.GetValueOrDefault(fact.Key) == fact.Value);

    static SubmissionAction Action(SubmissionEntity? before, SubmissionEntity after)
    {
        if (before is null) return SubmissionAction.Received;
        if (before.Replaying is null && after.Replaying is not null) return SubmissionAction.ReplayStarted;
        if (before.Replaying is not null && after.Replaying is null && after.Outcome is not null) return SubmissionAction.Decided;
        if (after.Outcome is not null && before.Outcome != after.Outcome) return SubmissionAction.Decided;
        if (before.Lifecycle == after.Lifecycle)
            return before.Attempts != after.Attempts ? SubmissionAction.ValidationStarted : SubmissionAction.Amended;
        return after.State switch
        {
            Lifecycle.Validating => SubmissionAction.ValidationStarted,
            Lifecycle.Validated => SubmissionAction.Decided,
            Lifecycle.Failed => SubmissionAction.Failed,
            Lifecycle.Stuck => SubmissionAction.Stuck,
            Lifecycle.Superseded => SubmissionAction.Superseded,
            _ => SubmissionAction.Amended,
        };
    }

    static KeyValuePair<string, string?>[] State(SubmissionEntity row) =>
    [
        new("to", row.Lifecycle),
        new("attempt", Text(row.Attempts)),
        new("dataset", row.Dataset),
        new("period", row.Period),
        new("receivedAt", row.ReceivedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)),
        new("outcome", row.Outcome),
        new("sha256", row.Sha256),
        new("protocolVersion", row.ProtocolVersion),
        new("duplicateOf", row.DuplicateOf),
        new("rowsRead", Text(row.RowsRead)),
        new("rowsAccepted", Text(row.RowsAccepted)),
        new("errors", Text(row.Errors)),
        new("warnings", Text(row.Warnings)),
        new("late", Text(row.Late)),
        new("nil", row.IsNil == true ? "true" : null),
        new("replay", Text(row.Replays)),
        new("replaying", row.Replaying),
    ];

    static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
