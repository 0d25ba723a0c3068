using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Pipeline.Lake;
using Pipeline.Reference;

namespace Pipeline.Intake.Ledger;

/// <summary>
/// Table <c>current</c>: the one accepted submission per dataset, period and agency that readers of the lake use. Partition = dataset,
/// row = <c>{period}|{agency}</c>. The newest delivery wins, whatever order deliveries are processed in.
/// </summary>
public sealed class CurrentDrops(TableServiceClient tables)
{
    public const string TableName = "current";

    readonly TableClient _table = tables.GetTableClient(TableName);

    /// <summary>Makes an accepted submission current, unless a later delivery already is.</summary>
    /// <returns>The submission that is superseded by this: an older one, this one itself, or none.</returns>
    public async Task<SubmissionId?> OfferAsync(LakePartition partition, DateTimeOffset receivedAt, CancellationToken ct)
    {
        var rowKey = Row(partition.Period, partition.Agency);
        while (true)
        {
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(partition.Dataset.ToString(), rowKey, cancellationToken: ct);
            var current = found.HasValue ? found.Value : null;
            // A repeated delivery finds itself here, and repeats what follows from it.
            if (current?.GetString("Submission") == partition.Submission.ToString()) return Previous(current);
            if (current is not null && IsLater(current, receivedAt, partition.Submission)) return partition.Submission;

            var entity = new TableEntity(partition.Dataset.ToString(), rowKey)
            {
                ["Submission"] = partition.Submission.ToString(),
                ["Sha256"] = partition.ContentSha256,
                ["Rows"] = partition.Rows,
                ["ReceivedAt"] = receivedAt,
            };
            if (current is not null) entity["Previous"] = current.GetString("Submission")!;
            try
            {
                if (current is null) await _table.AddEntityAsync(entity, ct);
                else await _table.UpdateEntityAsync(entity, current.ETag, TableUpdateMode.Replace, ct);
                return Previous(entity);
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412)
            {
                // Another delivery was first: compare with that one.
            }
        }
    }

    /// <summary>Every current accepted drop, in the order of dataset, period and agency.</summary>
    public async Task<IReadOnlyList<LakePartition>> ListAsync(CancellationToken ct)
    {
        var partitions = new List<LakePartition>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(cancellationToken: ct)) partitions.Add(ToPartition(entity));
        return partitions;
    }

    /// <summary>Current accepted drops of one agency's dataset, in the order of their periods.</summary>
    public async Task<IReadOnlyList<LakePartition>> ListAsync(DatasetId dataset, AgencyId agency, CancellationToken ct)
    {
        var partitions = new List<LakePartition>();
        await foreach (var entity in _table.QueryAsync<TableEntity>($"PartitionKey eq '{dataset}'", cancellationToken: ct))
            if (ToPartition(entity) is var partition && partition.Agency == agency) partitions.Add(partition);
        return partitions;
    }

    /// <summary>The current drop of a period, or if that is <paramref name="besides"/> the one that it superseded; null when there is none.</summary>
    /// <remarks>Of a superseded drop neither the content's hash nor the number of rows is known.</remarks>
    public async Task<LakePartition?> FindAsync(DatasetId dataset, ReferencePeriod period, AgencyId agency, SubmissionId besides, CancellationToken ct)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(dataset.ToString(), Row(period, agency), cancellationToken: ct);
        if (!found.HasValue) return null;
        var partition = ToPartition(found.Value!);
        if (partition.Submission != besides) return partition;
        return Previous(found.Value!) is { } superseded ? new(dataset, period, agency, superseded, "", 0) : null;
    }

    /// <summary>Whether a submission is the current one of its dataset and period.</summary>
    public async Task<bool> IsCurrentAsync(DropPath path, SubmissionId id, CancellationToken ct)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(path.Dataset.ToString(), Row(path.Period, path.Agency), cancellationToken: ct);
        return found.HasValue && found.Value!.GetString("Submission") == id.ToString();
    }

    static string Row(ReferencePeriod period, AgencyId agency) => $"{period}|{agency}";

    static SubmissionId? Previous(TableEntity entity) =>
        entity.GetString("Previous") is { } previous ? SubmissionId.Parse(previous) : null;

    static bool IsLater(TableEntity current, DateTimeOffset receivedAt, SubmissionId id)
    {
        var order = current.GetDateTimeOffset("ReceivedAt")!.Value.CompareTo(receivedAt);
        return order > 0 || (order == 0 && string.CompareOrdinal(current.GetString("Submission"), id.ToString()) > 0);
    }

    static LakePartition ToPartition(TableEntity entity)
    {
        var key = entity.RowKey.Split('|');
        return new(
            DatasetId.Parse(entity.PartitionKey),
            ReferencePeriod.Parse(key[0], CultureInfo.InvariantCulture),
            AgencyId.Parse(key[1]),
            SubmissionId.Parse(entity.GetString("Submission")!),
            entity.GetString("Sha256")!,
            entity.GetInt64("Rows")!.Value);
    }
}
