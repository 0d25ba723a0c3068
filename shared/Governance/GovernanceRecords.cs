using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Data.Tables;
using Pipeline.Audit;

namespace Pipeline.Governance;

/// <summary>What is kept of the coordination mechanism. Each is a partition of the table and a stream of its trail, by its name in lower case.</summary>
public enum Register
{
    Members,
    Meetings,
    Decisions,
    Actions,
}

/// <summary>What can happen to a record: the actions of the audit trail of table <c>governance</c>.</summary>
public enum GovernanceAction
{
    Recorded,
    Changed,
}

/// <summary>Table <c>governance</c>: partition = register, row = the record's id, column <c>Record</c> = the record as JSON. Every change is one transaction with its event.</summary>
public sealed class GovernanceRecords(TableServiceClient tables, TimeProvider clock)
{
    public const string TableName = "governance";

    const string Column = "Record";
    const string State = "RowKey lt '~'";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    readonly TableClient _table = tables.GetTableClient(TableName);
    readonly AuditTrail _trail = new(tables, TableName, clock);

    /// <summary>All records of a register, by id.</summary>
    public async Task<IReadOnlyList<T>> ListAsync<T>(Register register, CancellationToken ct)
        where T : class =>
        [.. (await RowsAsync(register, ct)).Select(Read<T>)];

    /// <summary>Writes one record, made from those that there are, in one transaction with its event; made anew when somebody else wrote in between.</summary>
    /// <param name="make">Gives the record with its id, or null when there is nothing to write.</param>
    /// <returns>The record as written; null when there was nothing to write.</returns>
    public async Task<T?> WriteAsync<T>(Register register, string actor, Func<IReadOnlyList<T>, (string Id, T Record)?> make, CancellationToken ct)
        where T : class
    {
        T? record = null;
        await _trail.WriteAsync(Stream(register), async token =>
        {
            var rows = await RowsAsync(register, token);
            if (make([.. rows.Select(Read<T>)]) is not var (id, made))
            {
                record = null;
                return null;
            }
            record = made;
            var text = JsonSerializer.Serialize(made, Json);
            var before = rows.FirstOrDefault(row => row.RowKey == id);
            if (before?.GetString(Column) == text) return null;
            var row = new TableEntity(Stream(register), id) { [Column] = text };
            return new(
                AuditEntry.Of(actor, before is null ? GovernanceAction.Recorded : GovernanceAction.Changed, id, [new("status", (made as ActionItem)?.Status.ToString())]),
                [before is null ? new(TableTransactionActionType.Add, row) : new(TableTransactionActionType.UpdateReplace, row, before.ETag)]);
        }, ct);
        return record;
    }

    async Task<IReadOnlyList<TableEntity>> RowsAsync(Register register, CancellationToken ct)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in _table.QueryAsync<TableEntity>($"PartitionKey eq '{Stream(register)}' and {State}", cancellationToken: ct)) rows.Add(row);
        return rows;
    }

    static T Read<T>(TableEntity row) where T : class => JsonSerializer.Deserialize<T>(row.GetString(Column)!, Json)!;

    static string Stream(Register register) => register.ToString().ToLowerInvariant();
}
