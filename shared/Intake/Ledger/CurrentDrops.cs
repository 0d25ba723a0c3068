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
            var isItself = current?.GetString("Submission") == partition.Submission.ToString();
            if (isItself && Replay(current!) >= partition.Replay) return Previous(current!);
            if (!isItself && current is not null && IsLater(current, receivedAt, partition.Submission)) return partition.Submission;

            var entity = new TableEntity(partition.Dataset.ToString(), rowKey)
            {
                ["Submission"] = partition.Submission.ToString(),
                ["Sha256"] = partition.ContentSha256,
                ["Rows"] = partition.Rows,
                ["ReceivedAt"] = receivedAt,
            };
            if (partition.Replay > 0) entity["Replay"] = partition.Replay;
            if (isItself) Keep(current!, entity, "Previous", "PreviousReplay");
            else if (current is not null) (entity["Previous"], entity["PreviousReplay"]) = (current.GetString("Submission")!, Replay(current));
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

    /// <summary>Takes a submission's rows out of what readers use, if they are in it. Nothing takes their place: what it superseded was replaced for a reason.</summary>
    public async Task WithdrawAsync(DropPath path, SubmissionId id, CancellationToken ct)
    {
        while (await FindRowAsync(path, ct) is { } current && current.GetString("Submission") == id.ToString())
        {
            try
            {
                await _table.DeleteEntityAsync(current.PartitionKey, current.RowKey, current.ETag, ct);
                return;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 412)
            {
                // Another was first: look again.
            }
        }
    }

    /// <summary>Notes that the rows of the submission that the current one superseded lie in another file now.</summary>
    public async Task AmendPreviousAsync(LakePartition partition, CancellationToken ct)
    {
        var path = new DropPath(partition.Agency, partition.Dataset, partition.Period, "");
        while (await FindRowAsync(path, ct) is { } current && current.GetString("Previous") == partition.Submission.ToString())
        {
            try
            {
                current["PreviousReplay"] = partition.Replay;
                await _table.UpdateEntityAsync(current, current.ETag, TableUpdateMode.Replace, ct);
                return;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 412)
            {
                // Another was first: look again.
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
        return Previous(found.Value!) is { } superseded
            ? new(dataset, period, agency, superseded, "", 0) { Replay = found.Value!.GetInt32("PreviousReplay") ?? 0 }
            : null;
    }

    /// <summary>Says that a submission's lake file was rewritten, if it is current: readers hold the file to these rows, and runs to this content.</summary>
    public async Task RewriteAsync(LakePartition rewritten, CancellationToken ct)
    {
        while (true)
        {
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(
                rewritten.Dataset.ToString(), Row(rewritten.Period, rewritten.Agency), cancellationToken: ct);
            if (!found.HasValue || found.Value!.GetString("Submission") != rewritten.Submission.ToString() || Replay(found.Value!) != rewritten.Replay) return;
            if (found.Value!.GetString("Sha256") == rewritten.ContentSha256 && found.Value!.GetInt64("Rows") == rewritten.Rows) return;
            (found.Value!["Sha256"], found.Value!["Rows"]) = (rewritten.ContentSha256, rewritten.Rows);
            try
            {
                await _table.UpdateEntityAsync(found.Value!, found.Value!.ETag, TableUpdateMode.Replace, ct);
                return;
            }
            catch (RequestFailedException e) when (e.Status is 404 or 412)
            {
                // A new delivery, or another rewriting, was first: look again.
            }
        }
    }

    /// <summary>Whether a submission is the current one of its dataset and period.</summary>
    public async Task<bool> IsCurrentAsync(DropPath path, SubmissionId id, CancellationToken ct) =>
        await FindRowAsync(path, ct) is { } current && current.GetString("Submission") == id.ToString();

    /// <summary>The current drop of a period; null when there is none.</summary>
    public async Task<LakePartition?> FindAsync(DropPath path, CancellationToken ct) =>
        await FindRowAsync(path, ct) is { } current ? ToPartition(current) : null;

    async Task<TableEntity?> FindRowAsync(DropPath path, CancellationToken ct)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(path.Dataset.ToString(), Row(path.Period, path.Agency), cancellationToken: ct);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Takes back the pointer to one of these submissions, before its file goes: readers of the lake find none any more.</summary>
    public async Task WithdrawAsync(DatasetId dataset, ReferencePeriod period, AgencyId agency, IReadOnlySet<SubmissionId> submissions, CancellationToken ct)
    {
        while (true)
        {
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(dataset.ToString(), Row(period, agency), cancellationToken: ct);
            if (!found.HasValue || !submissions.Contains(SubmissionId.Parse(found.Value!.GetString("Submission")!))) return;
            try
            {
                await _table.DeleteEntityAsync(found.Value.PartitionKey, found.Value.RowKey, found.Value.ETag, ct);
                return;
            }
            catch (RequestFailedException e) when (e.Status == 412)
            {
                // A delivery became current meanwhile: look whose it is.
            }
        }
    }

    static string Row(ReferencePeriod period, AgencyId agency) => $"{period}|{agency}";

    static SubmissionId? Previous(TableEntity entity) =>
        entity.GetString("Previous") is { } previous ? SubmissionId.Parse(previous) : null;

    static int Replay(TableEntity entity) => entity.GetInt32("Replay") ?? 0;

    static void Keep(TableEntity from, TableEntity to, params string[] columns)
    {
        foreach (var column in columns)
            if (from.TryGetValue(column, out var value)) to[column] = value;
    }

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
            entity.GetInt64("Rows")!.Value)
        {
            Replay = Replay(entity),
        };
    }
}
