using System.Text.Json;
using Azure.Data.Tables;
using Pipeline.Audit;

namespace Pipeline.Diaspora;

/// <summary>What is kept. Each kind is a partition of the table and a stream of its trail.</summary>
public enum Kept
{
    Experts,
    Requests,
    Missions,
    Activities,
    Beneficiaries,
    Measures,
    Opportunities,
    Outcomes,
    Proposals,
}

/// <summary>What can happen: the actions of the audit trail of table <c>diaspora</c>.</summary>
public enum DiasporaEvent
{
    Registered,
    ConsentGiven,
    ConsentWithdrawn,
    Changed,
    Exported,
    ContactShown,
    Erased,
    Recorded,
    Submitted,
    Approved,
    Withdrawn,
    Confirmed,
    Rejected,
    Moved,
    Counted,
    Rekeyed,
}

/// <summary>A record with the row that it was read from, for a change on the condition that nobody else made one.</summary>
public sealed record KeptRow<T>(string Id, T Record, TableEntity Entity);

/// <summary>
/// Table <c>diaspora</c>: partition = kind, row = id, column <c>Document</c> = the record as JSON. Every change is one transaction with its event. Events name experts by a
/// random handle that stands in their row only, so that nothing leads to a person whose row is gone.
/// </summary>
public sealed class DiasporaRows(TableServiceClient tables, TimeProvider clock)
{
    public const string TableName = "diaspora";

    const string Column = "Document";

    readonly TableClient _table = tables.GetTableClient(TableName);
    readonly AuditTrail _trail = new(tables, TableName, clock);

    /// <summary>All records of a kind, by id.</summary>
    public async Task<IReadOnlyList<KeptRow<T>>> ListAsync<T>(Kept kind, CancellationToken ct, string prefix = "")
    {
        var rows = new List<KeptRow<T>>();
        // The last sign before the trail's own rows ends the range.
        var filter = $"PartitionKey eq '{Stream(kind)}' and RowKey ge '{prefix}' and RowKey lt '{prefix}~'";
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: ct)) rows.Add(Read<T>(row));
        return rows;
    }

    public async Task<KeptRow<T>?> FindAsync<T>(Kept kind, string id, CancellationToken ct)
    {
        if (!IsId(id)) return null;
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(Stream(kind), id, cancellationToken: ct);
        return found.HasValue ? Read<T>(found.Value!) : null;
    }

    /// <summary>Adds one record or changes it, with its event; made anew when somebody else wrote in between.</summary>
    /// <param name="make">Gets the record as it is, or null; gives it as it shall be with its event, or null when nothing is to be written.</param>
    /// <param name="also">The id of a further row of the kind that is added with it; where there is one already nothing is written.</param>
    /// <returns>Whether anything was written.</returns>
    public async Task<bool> WriteAsync<T>(Kept kind, string id, Func<T?, (T Record, AuditEntry Entry)?> make, CancellationToken ct, string? also = null) where T : class =>
        await _trail.WriteAsync(Stream(kind), async token =>
        {
            var before = await FindAsync<T>(kind, id, token);
            if (make(before?.Record) is not var (record, entry)) return null;
            if (also is null) return new(entry, [Row(kind, id, record, before?.Entity)]);
            return await FindAsync<string>(kind, also, token) is null ? new(entry, [Row(kind, id, record, before?.Entity), Row(kind, also, "taken", null)]) : null;
        }, ct) is not null;

    /// <summary>Takes rows away, with the event that says so. Rows that are gone already are passed over.</summary>
    public Task DeleteAsync(Kept kind, IReadOnlyList<string> ids, AuditEntry entry, CancellationToken ct) => _trail.WriteAsync(Stream(kind), async token =>
    {
        var rows = new List<TableTransactionAction>();
        foreach (var id in ids)
            if (await FindAsync<JsonElement>(kind, id, token) is { } row) rows.Add(new(TableTransactionActionType.Delete, row.Entity, row.Entity.ETag));
        return rows.Count == 0 ? null : new(entry, rows);
    }, ct);

    /// <summary>Whether a text may be an id: letters, digits and - _ |, so that it cannot be one of the trail's own rows.</summary>
    public static bool IsId(string id) => id.Length is > 0 and <= 100 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '|');

    static TableTransactionAction Row(Kept kind, string id, object record, TableEntity? before)
    {
        var row = new TableEntity(Stream(kind), id) { [Column] = JsonSerializer.Serialize(record, record.GetType(), Documents.Json) };
        return before is null ? new(TableTransactionActionType.Add, row) : new(TableTransactionActionType.UpdateReplace, row, before.ETag);
    }

    static KeptRow<T> Read<T>(TableEntity row) => new(row.RowKey, JsonSerializer.Deserialize<T>(row.GetString(Column)!, Documents.Json)!, row);

    static string Stream(Kept kind) => kind.ToString().ToLowerInvariant();
}
