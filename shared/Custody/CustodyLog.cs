using Azure.Data.Tables;
using Pipeline.Audit;
using Pipeline.Reference;

namespace Pipeline.Custody;

/// <summary>What is done to stored files: the actions of the audit trail of table <c>custody</c>.</summary>
public enum CustodyAction
{
    /// <summary>Pseudonyms of a file are about to be replaced by those of another key.</summary>
    RotationBegun,
    /// <summary>The file has the pseudonyms of the other key.</summary>
    Rotated,
    /// <summary>Files may not be destroyed until a day.</summary>
    HoldPlaced,
    /// <summary>A hold was ended before its day.</summary>
    HoldReleased,
    /// <summary>Files beyond their retention are about to be destroyed: no hold stood against it.</summary>
    DestructionBegun,
    /// <summary>They are destroyed, and a certificate says which.</summary>
    Destroyed,
}

/// <summary>Table <c>custody</c>, a stream for each agency. State rows: <c>rotation|…</c>, <c>hold|…</c> and <c>purge|…</c>.</summary>
public sealed class CustodyLog(TableServiceClient tables, TimeProvider clock)
{
    public const string TableName = "custody";

    internal TableClient Table { get; } = tables.GetTableClient(TableName);

    internal AuditTrail Trail { get; } = new(tables, TableName, clock);

    /// <summary>State rows whose key begins so, of one agency or of all.</summary>
    internal async Task<IReadOnlyList<TableEntity>> ListAsync(AgencyId? agency, string prefix, CancellationToken ct)
    {
        var rows = new List<TableEntity>();
        // The sign after the bar ends the range.
        var filter = $"RowKey ge '{prefix}|' and RowKey lt '{prefix}}}'" + (agency is { } one ? $" and PartitionKey eq '{one}'" : "");
        await foreach (var row in Table.QueryAsync<TableEntity>(filter, cancellationToken: ct)) rows.Add(row);
        return rows;
    }

    internal async Task<TableEntity?> FindAsync(AgencyId agency, string rowKey, CancellationToken ct)
    {
        var found = await Table.GetEntityIfExistsAsync<TableEntity>($"{agency}", rowKey, cancellationToken: ct);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Writes a row and its event, whether the row was there or not.</summary>
    internal Task PutAsync(AgencyId agency, AuditEntry entry, TableEntity row, CancellationToken ct) => Trail.WriteAsync(
        $"{agency}", _ => Task.FromResult<AuditedChange?>(new(entry, [new(TableTransactionActionType.UpsertReplace, row)])), ct);
}
