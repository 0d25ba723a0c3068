using Azure.Data.Tables;
using Pipeline.Audit;
using Pipeline.Audit.Seals;
using Pipeline.Reference;

namespace Pipeline.Intake.Ledger;

/// <summary>Proves from the audit trail what became of a submission.</summary>
public sealed class SubmissionProofs(TableServiceClient tables, SubmissionLedger ledger, SealStore seals, TimeProvider clock)
{
    readonly SealedVerifier _verifier = new(tables, SubmissionLedger.TableName, seals, clock);

    /// <summary>Verifies the agency's stream from its first event, by the newest seal too, and picks the submission's own out of it.</summary>
    /// <returns>Null when there is no such submission.</returns>
    public async Task<SubmissionProof?> FindAsync(SubmissionId id, CancellationToken ct)
    {
        while (await ledger.FindAsync(id, ct) is { } row)
        {
            var events = new List<AuditEvent>();
            // That a seal is altered or missing is for who verifies the trail; the stream is held against what seals there are.
            var (stream, _) = await _verifier.VerifyAsync(row.PartitionKey, ct, seen: e =>
            {
                if (e.Subject == row.RowKey) events.Add(e);
            });
            // The row is held against its last event only if neither changed meanwhile.
            if ((await ledger.FindAsync(id, ct))?.ETag != row.ETag) continue;
            return new(row.RowKey, SubmissionLedger.TableName, row.PartitionKey, stream.IsWhole, stream.Sentence,
                events.Count > 0 && SubmissionEvent.Agrees(events[^1], row), row.Lifecycle, row.Outcome, events);
        }
        return null;
    }
}

/// <summary>A submission's events, and whether they can be relied on.</summary>
/// <param name="Table">The table that holds the stream.</param>
/// <param name="Stream">The agency's stream, which holds the events of its other submissions too.</param>
/// <param name="StreamVerifies">Whether every event of the stream, from the first to the last, is there and unchanged, and is the one that was sealed.</param>
/// <param name="Verification">What holds of the stream, or the first thing that does not.</param>
/// <param name="RowAgrees">Whether the submission's row says what its last event says.</param>
/// <param name="Events">In their order; of a broken stream those before the break.</param>
public sealed record SubmissionProof(
    string SubmissionId,
    string Table,
    string Stream,
    bool StreamVerifies,
    string Verification,
    bool RowAgrees,
    string Lifecycle,
    string? Outcome,
    IReadOnlyList<AuditEvent> Events);
