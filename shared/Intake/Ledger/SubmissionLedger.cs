using Azure.Data.Tables;
using Pipeline.Audit;
using Pipeline.Reference;

namespace Pipeline.Intake.Ledger;

/// <summary>
/// Table <c>submissions</c>: one row per delivery, written before anything else is. Every change of it is one transaction with its row of the
/// index and its event in the agency's stream of the audit trail.
/// </summary>
public sealed class SubmissionLedger(TableServiceClient tables, TimeProvider clock)
{
    public const string TableName = "submissions";

    readonly TableClient _table = tables.GetTableClient(TableName);
    readonly AuditTrail _trail = new(tables, TableName, clock);

    /// <summary>
    /// Opens or reopens a delivery. Of several hosts that are handed the same event, each gets the same row; outputs are the same too, so
    /// the last one to write changes nothing.
    /// </summary>
    /// <param name="isNil">Whether it is no file but the word that there is nothing to report.</param>
    public async Task<SubmissionEntity> BeginAsync(
        SubmissionId id, string blobName, DateTimeOffset receivedAt, CancellationToken ct, bool isNil = false)
    {
        SubmissionEntity row = null!;
        await _trail.WriteAsync(id.Agency.ToString(), async token =>
        {
            if (await FindAsync(id, token) is { } found)
            {
                row = found;
                return null;
            }
            row = SubmissionEntity.Received(id, blobName, receivedAt);
            row.ChangedAt = clock.GetUtcNow();
            if (isNil) row.IsNil = true;
            return new(SubmissionEvent.Of(null, row), [new(TableTransactionActionType.Add, row), SubmissionIndex.Action(row)]);
        }, ct);
        return row;
    }

    /// <summary>
    /// Changes one submission's row, again on the newest version whenever somebody else wrote in between. A change that changes nothing
    /// writes nothing, no event either.
    /// </summary>
    /// <param name="change">Called for each attempt, with the row as it is then.</param>
    /// <param name="actor">The opaque id of the person who has it changed; null where nobody does.</param>
    /// <returns>The row as it is now, or null when there is none.</returns>
    /// <exception cref="LifecycleException">The change would give it a state that may not follow its own.</exception>
    public async Task<SubmissionEntity?> ChangeAsync(SubmissionId id, Action<SubmissionEntity> change, CancellationToken ct, string? actor = null)
    {
        SubmissionEntity? row = null;
        await _trail.WriteAsync(id.Agency.ToString(), async token =>
        {
            row = await FindAsync(id, token);
            if (row is null) return null;
            var before = row with { };
            change(row);
            if (row == before) return null;
            LifecycleTransitions.Check(row.RowKey, before.State, row.State);
            row.ChangedAt = clock.GetUtcNow();
            if (row.Outcome != before.Outcome) row.DecidedAt = row.ChangedAt;
            return new(SubmissionEvent.Of(before, row, actor),
                [new(TableTransactionActionType.UpdateReplace, row, before.ETag), SubmissionIndex.Action(row)]);
        }, ct);
        return row;
    }

    public async Task<SubmissionEntity?> FindAsync(SubmissionId id, CancellationToken ct)
    {
        var found = await _table.GetEntityIfExistsAsync<SubmissionEntity>(id.Agency.ToString(), id.ToString(), cancellationToken: ct);
        return found.HasValue ? found.Value : null;
    }
}
