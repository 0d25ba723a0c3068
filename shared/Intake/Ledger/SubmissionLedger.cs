using Azure;
using Azure.Data.Tables;
using Pipeline.Reference;

namespace Pipeline.Intake.Ledger;

/// <summary>Table <c>submissions</c>: one row per delivery, written before anything else is.</summary>
public sealed class SubmissionLedger(TableServiceClient tables, TimeProvider clock)
{
    public const string TableName = "submissions";

    readonly TableClient _table = tables.GetTableClient(TableName);

    /// <summary>
    /// Opens or reopens a delivery. Of several hosts that are handed the same event, each gets the same row; outputs are the same too, so
    /// the last one to write changes nothing.
    /// </summary>
    public async Task<SubmissionEntity> BeginAsync(SubmissionId id, string blobName, DateTimeOffset receivedAt, CancellationToken ct)
    {
        var entity = new SubmissionEntity
        {
            PartitionKey = id.Agency.ToString(),
            RowKey = id.ToString(),
            BlobName = blobName,
            Lifecycle = nameof(Lifecycle.Received),
            ReceivedAt = receivedAt,
            ChangedAt = clock.GetUtcNow(),
        };
        try
        {
            await _table.AddEntityAsync(entity, ct);
            return entity;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return (await _table.GetEntityAsync<SubmissionEntity>(entity.PartitionKey, entity.RowKey, cancellationToken: ct)).Value;
        }
    }

    /// <summary>Changes one submission's row, again on the newest version whenever somebody else wrote in between.</summary>
    /// <returns>The row as written, or null when there is none.</returns>
    public async Task<SubmissionEntity?> ChangeAsync(SubmissionId id, Action<SubmissionEntity> change, CancellationToken ct)
    {
        while (true)
        {
            var found = await _table.GetEntityIfExistsAsync<SubmissionEntity>(id.Agency.ToString(), id.ToString(), cancellationToken: ct);
            if (!found.HasValue) return null;
            var entity = found.Value!;
            change(entity);
            entity.ChangedAt = clock.GetUtcNow();
            try
            {
                await _table.UpdateEntityAsync(entity, entity.ETag, TableUpdateMode.Replace, ct);
                return entity;
            }
            catch (RequestFailedException e) when (e.Status == 412)
            {
                // Another writer was first: look again.
            }
        }
    }

    public async Task<SubmissionEntity?> FindAsync(SubmissionId id, CancellationToken ct)
    {
        var found = await _table.GetEntityIfExistsAsync<SubmissionEntity>(id.Agency.ToString(), id.ToString(), cancellationToken: ct);
        return found.HasValue ? found.Value : null;
    }
}
