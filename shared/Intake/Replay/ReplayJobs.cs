using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Pipeline.Intake.Ledger;
using Pipeline.Reference;

namespace Pipeline.Intake.Replay;

/// <summary>Table <c>replays</c>: the replays of whole datasets, what was asked for and how far each is.</summary>
public sealed class ReplayJobs(TableServiceClient tables, SubmissionList submissions, TimeProvider clock)
{
    public const string TableName = "replays";
    const int PageLength = 500;
    const int MostInTransaction = 100;
    const string RunSuffix = "-run";

    readonly TableClient _table = tables.GetTableClient(TableName);

    /// <summary>Asks for a dry run over a dataset: its decided, failed and stuck submissions that no later one superseded.</summary>
    public async Task<ReplayJobEntity> AskForDryRunAsync(AgencyId agency, DatasetId dataset, string actor, CancellationToken ct)
    {
        var id = $"{clock.GetUtcNow().UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        var items = new List<ReplayItemEntity>();
        for (SubmissionCursor? after = null; ;)
        {
            var page = await submissions.ListAsync(new([agency], Dataset: dataset), PageLength, after, ct);
            items.AddRange(page.Items.Where(IsReplayable).Select(s => new ReplayItemEntity { PartitionKey = id, RowKey = $"{s.ReceivedAt.UtcTicks:D19}|{s.SubmissionId}" }));
            if (page.Next is null) break;
            after = page.Next;
        }
        return await WriteAsync(new() { RowKey = id, Agency = $"{agency}", Dataset = $"{dataset}", IsDryRun = true, Actor = actor, CreatedAt = clock.GetUtcNow() }, items, ct);
    }

    /// <summary>Asks for the replay that a dry run showed. Asked again, it is the same one.</summary>
    /// <param name="order">Its fingerprint is the dry run's.</param>
    /// <returns>Null when no dry run of this dataset ended with that fingerprint.</returns>
    public async Task<ReplayJobEntity?> AskAsync(AgencyId agency, DatasetId dataset, ReplayOrder order, CancellationToken ct)
    {
        var dryRunId = order.Fingerprint.Split('-')[0];
        if (await FindAsync(dryRunId, ct) is not { IsDryRun: true } dryRun || dryRun.Fingerprint != order.Fingerprint) return null;
        if (dryRun.Agency != $"{agency}" || dryRun.Dataset != $"{dataset}") return null;
        var id = dryRunId + RunSuffix;
        if (await FindAsync(id, ct) is { } asked) return asked;
        var items = (await ItemsAsync(dryRunId, ct)).Where(i => i.State == nameof(ReplayItemState.Done))
            .Select(i => new ReplayItemEntity { PartitionKey = id, RowKey = i.RowKey, Fingerprint = i.Fingerprint, Preview = i.Preview });
        return await WriteAsync(
            new() { RowKey = id, Agency = $"{agency}", Dataset = $"{dataset}", Reason = order.Reason, Actor = order.Actor, CreatedAt = clock.GetUtcNow() }, [.. items], ct);
    }

    public async Task<ReplayJobEntity?> FindAsync(string id, CancellationToken ct)
    {
        var found = await _table.GetEntityIfExistsAsync<ReplayJobEntity>(ReplayJobEntity.Partition, id, cancellationToken: ct);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Every submission of a job, the oldest received first.</summary>
    public async Task<IReadOnlyList<ReplayItemEntity>> ItemsAsync(string job, CancellationToken ct)
    {
        var items = new List<ReplayItemEntity>();
        await foreach (var item in _table.QueryAsync<ReplayItemEntity>($"PartitionKey eq '{job}'", cancellationToken: ct)) items.Add(item);
        return items;
    }

    /// <summary>The jobs that are not done, the oldest first.</summary>
    internal async Task<IReadOnlyList<ReplayJobEntity>> RunningAsync(CancellationToken ct)
    {
        var jobs = new List<ReplayJobEntity>();
        await foreach (var job in _table.QueryAsync<ReplayJobEntity>(
            $"PartitionKey eq '{ReplayJobEntity.Partition}' and State eq '{ReplayJobState.Running}'", cancellationToken: ct)) jobs.Add(job);
        return jobs;
    }

    internal Task PutAsync(ReplayItemEntity item, CancellationToken ct) => _table.UpsertEntityAsync(item, TableUpdateMode.Replace, ct);

    /// <summary>Ends a job; a dry run gets its fingerprint, which stands for what every item showed.</summary>
    internal async Task EndAsync(ReplayJobEntity job, IEnumerable<ReplayItemEntity> items, CancellationToken ct)
    {
        (job.State, job.EndedAt) = (nameof(ReplayJobState.Done), clock.GetUtcNow());
        if (job.IsDryRun)
        {
            var shown = string.Join('\n', items.Where(i => i.State == nameof(ReplayItemState.Done)).Select(i => $"{i.Submission()} {i.Fingerprint}"));
            job.Fingerprint = $"{job.RowKey}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shown)))[..16]}";
        }
        await _table.UpsertEntityAsync(job, TableUpdateMode.Replace, ct);
    }

    static bool IsReplayable(ListedSubmission s) =>
        s is { IsNil: false, DuplicateOf: null, Lifecycle: nameof(Lifecycle.Validated) or nameof(Lifecycle.Failed) or nameof(Lifecycle.Stuck) };

    /// <summary>The items first: whoever finds the job finds them all.</summary>
    async Task<ReplayJobEntity> WriteAsync(ReplayJobEntity job, List<ReplayItemEntity> items, CancellationToken ct)
    {
        foreach (var chunk in items.Chunk(MostInTransaction))
            await _table.SubmitTransactionAsync(chunk.Select(i => new TableTransactionAction(TableTransactionActionType.UpsertReplace, i)), ct);
        try
        {
            await _table.AddEntityAsync(job, ct);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // Asked for twice at once: it is the same job.
        }
        return job;
    }
}
