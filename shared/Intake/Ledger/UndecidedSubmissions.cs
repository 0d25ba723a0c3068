using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Pipeline.Audit;

namespace Pipeline.Intake.Ledger;

/// <summary>Finds submissions that are under way, from the index rows of every agency.</summary>
public sealed class UndecidedSubmissions(TableServiceClient tables)
{
    readonly TableClient _table = tables.GetTableClient(SubmissionLedger.TableName);
    readonly AuditReader _streams = new(tables, SubmissionLedger.TableName);

    /// <summary>Submissions on their way to an outcome, or to another one, that nothing changed since a moment; the longest silent first.</summary>
    public async Task<IReadOnlyList<SubmissionEntity>> ListAsync(DateTimeOffset silentSince, CancellationToken ct)
    {
        var rows = new List<SubmissionEntity>();
        await foreach (var agency in _streams.ListStreamsAsync(ct))
            await foreach (var row in UnderWayAsync(agency, ct))
                if (row.ChangedAt < silentSince) rows.Add(row with { RowKey = SubmissionIndex.Submission(row).ToString() });
        return [.. rows.OrderBy(r => r.ChangedAt)];
    }

    async IAsyncEnumerable<SubmissionEntity> UnderWayAsync(string agency, [EnumeratorCancellation] CancellationToken ct)
    {
        var filter = SubmissionIndex.Range(Reference.AgencyId.Parse(agency), from: null, to: null, after: null)
            + $" and (Lifecycle eq '{Lifecycle.Received}' or Lifecycle eq '{Lifecycle.Validating}' or Lifecycle eq '{Lifecycle.Stuck}' or Replaying gt '')";
        await foreach (var row in _table.QueryAsync<SubmissionEntity>(filter, cancellationToken: ct)) yield return row;
    }
}
