using System.Text.Json;
using Azure.Data.Tables;
using Pipeline.Access;
using Pipeline.Audit;
using Pipeline.OccupationsInDemand;

namespace Pipeline.LabourMarketTestCases;

/// <summary>What can happen to a case: the actions of the audit trail of table <c>labourmarkettests</c>.</summary>
public enum CaseEvent { Lodged, Reassessed, Decided, Appealed, AppealUpheld, AppealDismissed, ConditionMet, Destroyed }

/// <summary>
/// Table <c>labourmarkettests</c>: sixteen streams by the first digit of the case's id; row = case id, with the case as JSON. Every change is one
/// transaction with its event. The applications and records themselves lie in blobs.
/// </summary>
public sealed class CaseRows(TableServiceClient tables, TimeProvider clock)
{
    public const string TableName = "labourmarkettests";

    const string Document = "Document", State = "State";

    readonly TableClient _table = tables.GetTableClient(TableName);
    readonly AuditTrail _trail = new(tables, TableName, clock);

    /// <summary>Null when there is none, or its files are destroyed.</summary>
    public async Task<TestCase?> FindAsync(string id, CancellationToken ct) => await ReadAsync(id, ct) is var (found, _) && found.State != CaseState.Destroyed ? found : null;

    /// <summary>Cases in order of their ids, without those whose files are destroyed.</summary>
    /// <param name="state">Null for all.</param>
    public IAsyncEnumerable<TestCase> ListAsync(CaseState? state, CancellationToken ct) => QueryAsync(state is { } one ? $"{State} eq '{one}'" : $"{State} ne '{CaseState.Destroyed}'", ct);

    /// <summary>Every case there ever was, for figures.</summary>
    internal IAsyncEnumerable<TestCase> ListEveryAsync(CancellationToken ct) => QueryAsync($"{State} ne ''", ct);

    async IAsyncEnumerable<TestCase> QueryAsync(string states, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var filter = $"RowKey lt '{AuditRows.Prefix}' and {states}";
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: ct)) yield return Read(row);
    }

    /// <summary>Makes or changes a case and records the event, again on the newest version whenever somebody else wrote in between.</summary>
    /// <param name="change">Gets the case as it is, or null; gives what becomes of it, or null for no change.</param>
    internal Task ChangeAsync(string id, Caller caller, Func<TestCase?, (TestCase Case, CaseEvent Event, IEnumerable<KeyValuePair<string, string?>> Details)?> change, CancellationToken ct) =>
        _trail.WriteAsync(CaseId.StreamOf(id), async token =>
        {
            var before = await ReadAsync(id, token);
            if (change(before?.Case) is not var (after, what, details)) return null;
            var row = new TableEntity(CaseId.StreamOf(id), id) { [Document] = JsonSerializer.Serialize(after, Documents.Json), [State] = $"{after.State}" };
            return new(AuditEntry.Of(caller.Pseudonym, what, id, [new("state", $"{after.State}"), .. details]),
                [before is { } known ? new(TableTransactionActionType.UpdateReplace, row, known.ETag) : new(TableTransactionActionType.Add, row)]);
        }, ct);

    async Task<(TestCase Case, Azure.ETag ETag)?> ReadAsync(string id, CancellationToken ct)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(CaseId.StreamOf(id), id, cancellationToken: ct);
        return found.HasValue ? (Read(found.Value!), found.Value!.ETag) : null;
    }

    static TestCase Read(TableEntity row) => JsonSerializer.Deserialize<TestCase>(row.GetString(Document)!, Documents.Json)!;
}
